package org.lintel.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Signing keys as an operator makes them. */
final class Keystores {

    private Keystores() {
    }

    /** A PKCS#12 file with an RSA key of 2048 bits. */
    static Path rsa(Path file, String password) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", password, "-alias", "signing",
                "-dname", "CN=idsrv3test", "-validity", "365", "-keyalg", "RSA", "-keysize", "2048")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        return file;
    }

    /** The certificate in it, as {@code x5c} has it. */
    static String certificate(Path file, String password) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return Base64.getEncoder().encodeToString(store.getCertificate("signing").getEncoded());
        }
    }
}

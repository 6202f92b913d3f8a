package org.lintel.standard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Setting;
import org.lintel.secret.PrivateFiles;

/**
 * Makes a PKCS#12 file with an RSA and an EC key and self-signed certificates, by the {@code keytool} of the running Java: the platform
 * has no other public way to make a certificate.
 */
final class DevelopmentKeys {

    /** Protects nothing: whoever can read the file can read this. */
    static final String PASSWORD = "development";

    private DevelopmentKeys() {
    }

    static void make(Path file) {
        try {
            PrivateFiles.createDirectory(file.getParent());
            // made beside and moved, so that a start that was interrupted leaves no half of a file
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.deleteIfExists(unfinished);
            keytool(unfinished, "rsa", "-keyalg", "RSA", "-keysize", "2048");
            keytool(unfinished, "ec", "-keyalg", "EC", "-groupname", "secp256r1");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException(Setting.DIRECTORY, "cannot keep " + file + ": " + e.getMessage());
        }
    }

    private static void keytool(Path file, String alias, String... key) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD, "-alias", alias,
                "-dname", "CN=Lintel development", "-validity", "3650"));
        command.addAll(List.of(key));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

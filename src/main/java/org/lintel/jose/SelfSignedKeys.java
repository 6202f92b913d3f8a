package org.lintel.jose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import org.lintel.secret.PrivateFiles;

/**
 * Makes keys with self-signed certificates as PKCS#12, by the {@code keytool} of the running Java: the platform has no other public way to
 * make a certificate.
 */
public final class SelfSignedKeys {

    /** Protects nothing: whoever can read the keys can read this. */
    public static final String PASSWORD = "development";

    private SelfSignedKeys() {
    }

    /** A file with a key for RS256 and one for ES256. */
    public static void make(Path file) throws IOException {
        PrivateFiles.createDirectory(file.getParent());
        // made beside and moved, so that a start that was interrupted leaves no half of a file
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        add("RS256", unfinished);
        add("ES256", unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One key for {@code RS256} or {@code ES256}. */
    public static byte[] make(String algorithm) throws IOException {
        Path folder = Files.createTempDirectory("lintel");
        Path file = folder.resolve("key.p12");
        try {
            add(algorithm, file);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void add(String algorithm, Path file) throws IOException {
        List<String> kind = algorithm.equals("RS256") ? List.of("-keyalg", "RSA", "-keysize", "2048")
                : List.of("-keyalg", "EC", "-groupname", "secp256r1");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD, "-alias", algorithm,
                "-dname", "CN=Lintel", "-validity", "3650"));
        command.addAll(kind);
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

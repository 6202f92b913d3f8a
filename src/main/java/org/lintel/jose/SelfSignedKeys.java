package org.lintel.jose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.lintel.model.SigningKey;
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
        PrivateFiles.create(unfinished);
        Files.write(unfinished, make("RS256", "ES256"), StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One key for each of these {@link SigningKey#ALGORITHMS}, of a size that goes with the hash, and named after it. */
    public static byte[] make(String... algorithms) throws IOException {
        // a directory that is its owner's alone: keytool leaves to the umask who may read the file
        Path folder = Files.createTempDirectory("lintel");
        Path file = folder.resolve("keys.p12");
        try {
            for (String algorithm : algorithms) {
                add(algorithm, file);
            }
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static void add(String algorithm, Path file) throws IOException {
        List<String> kind = switch (algorithm) {
            case "RS256", "PS256" -> List.of("-keyalg", "RSA", "-keysize", "2048");
            case "RS384", "PS384" -> List.of("-keyalg", "RSA", "-keysize", "3072");
            case "RS512", "PS512" -> List.of("-keyalg", "RSA", "-keysize", "4096");
            case "ES256" -> List.of("-keyalg", "EC", "-groupname", "secp256r1");
            case "ES384" -> List.of("-keyalg", "EC", "-groupname", "secp384r1");
            case "ES512" -> List.of("-keyalg", "EC", "-groupname", "secp521r1");
            case "EdDSA" -> List.of("-keyalg", "Ed25519");
            default -> throw new IllegalArgumentException(algorithm);
        };
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD, "-alias", algorithm,
                "-dname", "CN=Lintel", "-validity", "3650"));
        command.addAll(kind);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

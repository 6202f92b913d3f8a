package org.lintel.jose;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

import org.lintel.model.SigningKey;
import org.lintel.secret.PrivateFiles;
import org.lintel.secret.Handles;

/**
 * Makes keys with self-signed certificates as PKCS#12.
 */
public final class SelfSignedKeys {

    /** Protects nothing: it is public, and the file's permissions protect the keys. */
    public static final String PASSWORD = "development";

    private static final Duration VALIDITY = Duration.ofDays(3650);

    /** Bytes of randomness. */
    private static final int SERIAL = 8;

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
    public static byte[] make(String... algorithms) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (String algorithm : algorithms) {
                KeyPair keys = generator(algorithm).generateKeyPair();
                X509Certificate certificate = SelfSignedCertificate.of(keys, "Lintel",
                        new BigInteger(Handles.random(SERIAL).getBytes(StandardCharsets.US_ASCII)), Instant.now(), VALIDITY);
                store.setKeyEntry(algorithm, keys.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
            }
            var content = new ByteArrayOutputStream();
            store.store(content, PASSWORD.toCharArray());
            return content.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no key could be made for " + String.join(", ", algorithms), e);
        }
    }

    private static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
        return switch (algorithm) {
            case "RS256", "PS256" -> rsa(2048);
            case "RS384", "PS384" -> rsa(3072);
            case "RS512", "PS512" -> rsa(4096);
            case "ES256" -> curve("secp256r1");
            case "ES384" -> curve("secp384r1");
            case "ES512" -> curve("secp521r1");
            case "EdDSA" -> KeyPairGenerator.getInstance("Ed25519");
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    private static KeyPairGenerator rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator;
    }

    private static KeyPairGenerator curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator;
    }
}

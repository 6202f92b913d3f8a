package org.lintel.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;

/**
 * {@code lintel.key}: 32 random bytes that all nodes share. On a loopback issuer without one, a key is made once and kept in
 * {@code lintel.directory}; anywhere else an operator sets it. The first key makes, all keys verify.
 */
@ApplicationScoped
public class ServerKey {

    private static final int LENGTH = 32;
    private static final String HMAC = "HmacSHA256";

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    private List<byte[]> keys;
    private final Map<String, List<SecretKeySpec>> purposes = new ConcurrentHashMap<>();

    @PostConstruct
    void load() {
        List<String> configured = settings.keys();
        if (!configured.isEmpty()) {
            keys = configured.stream().map(ServerKey::decode).toList();
        } else if (issuer.https()) {
            throw new ConfigurationException(Setting.KEY,
                    "is needed with an https issuer: the Base64 of 32 random bytes, made by: openssl rand -base64 32");
        } else {
            keys = List.of(decode(keptOnDisk(settings.directory().resolve("lintel.key"))));
        }
    }

    /** The authentication code of the text, under a key that serves this purpose only. */
    public byte[] authenticate(String purpose, String text) {
        return mac(purposeKeys(purpose).get(0), text);
    }

    /** Whether the code was made by {@link #authenticate}, with the current key or an older one; in constant time. */
    public boolean authentic(String purpose, String text, byte[] code) {
        boolean authentic = false;
        for (SecretKeySpec key : purposeKeys(purpose)) {
            authentic |= MessageDigest.isEqual(mac(key, text), code);
        }
        return authentic;
    }

    private List<SecretKeySpec> purposeKeys(String purpose) {
        return purposes.computeIfAbsent(purpose, name -> keys.stream().map(key -> derive(key, name)).toList());
    }

    /** HKDF with an empty salt and one block of output (RFC 5869 §2.2, §2.3). */
    private static SecretKeySpec derive(byte[] key, String purpose) {
        byte[] extracted = mac(new SecretKeySpec(new byte[LENGTH], HMAC), key);
        byte[] info = ("lintel " + purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(mac(new SecretKeySpec(extracted, HMAC), info), HMAC);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        return mac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == LENGTH) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // told below: not even Base64
        }
        throw new ConfigurationException(Setting.KEY, "is the Base64 of 32 random bytes, made by: openssl rand -base64 32");
    }

    private static String keptOnDisk(Path file) {
        try {
            if (Files.notExists(file)) {
                PrivateFiles.createDirectory(file.getParent());
                byte[] fresh = new byte[LENGTH];
                new SecureRandom().nextBytes(fresh);
                PrivateFiles.create(file);
                Files.writeString(file, Base64.getEncoder().encodeToString(fresh), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationException(Setting.DIRECTORY, "cannot keep " + file + ": " + e.getMessage());
        }
    }
}

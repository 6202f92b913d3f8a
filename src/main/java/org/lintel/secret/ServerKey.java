package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final int TAG_BYTES = 16;

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
        } else if (!issuer.loopback()) {
            throw new ConfigurationException(Setting.KEY,
                    "is needed unless the issuer is on localhost: the Base64 of 32 random bytes, made by: openssl rand -base64 32");
        } else {
            keys = List.of(decode(RandomKey.keptOnDisk(settings.directory().resolve("lintel.key"))));
        }
    }

    /** Outside a server. */
    static ServerKey of(List<String> configured) {
        var key = new ServerKey();
        key.keys = configured.stream().map(ServerKey::decode).toList();
        return key;
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

    /** As {@link #authenticate}, where there is little room: 128 bits, 22 characters of base64url. */
    public String tag(String purpose, String text) {
        return tag(purposeKeys(purpose).get(0), text);
    }

    /** Whether it was made by {@link #tag}, with the current key or an older one; in constant time. */
    public boolean hasTag(String purpose, String text, String tag) {
        boolean authentic = false;
        for (SecretKeySpec key : purposeKeys(purpose)) {
            authentic |= MessageDigest.isEqual(tag(key, text).getBytes(StandardCharsets.UTF_8), tag.getBytes(StandardCharsets.UTF_8));
        }
        return authentic;
    }

    private static String tag(SecretKeySpec key, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac(key, text), TAG_BYTES));
    }

    /**
     * The text, sealed: without the server key it cannot be read or changed (AES-256-GCM).
     *
     * @param purpose what it is for
     * @param thing   which thing of that kind it belongs to: opened for anything else it is worth nothing
     */
    public String seal(String purpose, String thing, String text) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("nothing can be sealed without " + Setting.KEY.key());
        }
        return AesGcm.seal(purposeKeys(purpose).get(0), thing, text);
    }

    /** As {@link #seal(String, String, String)}, of bytes. */
    public String seal(String purpose, String thing, byte[] content) {
        return AesGcm.seal(purposeKeys(purpose).get(0), thing, content);
    }

    /** As {@link #open}, of bytes. */
    public Optional<byte[]> openBytes(String purpose, String thing, String sealed) {
        return purposeKeys(purpose).stream().flatMap(key -> AesGcm.openBytes(key, thing, sealed).stream()).findFirst();
    }

    /** The text that was sealed for this purpose and thing, with the current key or an older one; empty if it was not. */
    public Optional<String> open(String purpose, String thing, String sealed) {
        return purposeKeys(purpose).stream().flatMap(key -> AesGcm.open(key, thing, sealed).stream()).findFirst();
    }

    private List<SecretKeySpec> purposeKeys(String purpose) {
        return purposes.computeIfAbsent(purpose, name -> keys.stream().map(key -> Hkdf.derive(key, "lintel " + name)).toList());
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        return Hkdf.mac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decode(String base64) {
        return RandomKey.decode(Setting.KEY, base64);
    }
}

package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Contents that without the key cannot be read or changed: a random nonce and the ciphertext, in base64url. */
final class AesGcm {

    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {
    }

    static String seal(SecretKeySpec key, String thing, String text) {
        return seal(key, thing, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param thing what it belongs to: opened for anything else it is worth nothing */
    static String seal(SecretKeySpec key, String thing, byte[] content) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, thing, nonce, content, 0).orElseThrow();
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** The text, or empty if it was not sealed with this key for this thing. */
    static Optional<String> open(SecretKeySpec key, String thing, String sealed) {
        return openBytes(key, thing, sealed).map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /** The content, or empty if it was not sealed with this key for this thing. */
    static Optional<byte[]> openBytes(SecretKeySpec key, String thing, String sealed) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            // with less than a tag the JDK fails instead of refusing
            return all.length < NONCE + TAG ? Optional.empty()
                    : cipher(Cipher.DECRYPT_MODE, key, thing, Arrays.copyOf(all, NONCE), all, NONCE);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> cipher(int mode, SecretKeySpec key, String thing, byte[] nonce, byte[] in, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.getEncoded(), "AES"), new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(thing.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(in, from, in.length - from));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }
}

package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys out of a key, one for each purpose (RFC 5869). */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int LENGTH = 32;

    private Hkdf() {
    }

    /** With an empty salt and one block of output (§2.2, §2.3). */
    static SecretKeySpec derive(byte[] key, String purpose) {
        byte[] extracted = mac(new SecretKeySpec(new byte[LENGTH], HMAC), key);
        byte[] info = (purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
        return new SecretKeySpec(mac(new SecretKeySpec(extracted, HMAC), info), HMAC);
    }

    static byte[] mac(SecretKeySpec key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

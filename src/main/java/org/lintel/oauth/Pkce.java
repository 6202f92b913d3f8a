package org.lintel.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

import org.lintel.secret.Handles;
import org.lintel.spec.Duty;

/**
 * Proof Key for Code Exchange (RFC 7636).
 *
 * @param challenge the {@code code_challenge}
 * @param method    {@code S256} or {@code plain}
 */
public record Pkce(String challenge, String method) {

    /** "43*128unreserved" (§4.1, §4.2). */
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    @Duty("RFC 7636 4.1 verifier-syntax")
    public static boolean wellFormed(String challengeOrVerifier) {
        return SYNTAX.matcher(challengeOrVerifier).matches();
    }

    /** Whether the verifier belongs to this challenge (§4.6). */
    @Duty({"RFC 7636 4.2 s256", "RFC 7636 4.6 verified"})
    public boolean answeredBy(String codeVerifier) {
        String answer = "plain".equals(method) ? codeVerifier
                : Base64.getUrlEncoder().withoutPadding().encodeToString(Handles.sha256(codeVerifier));
        return wellFormed(codeVerifier) && MessageDigest.isEqual(
                answer.getBytes(StandardCharsets.US_ASCII), challenge.getBytes(StandardCharsets.US_ASCII));
    }
}

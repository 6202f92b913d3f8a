package org.lintel.model;

import java.util.List;
import java.util.Map;

/**
 * How a caller that presents an access token proves that it is theirs: the members of {@code cnf} (RFC 7800 §3). The type of the token
 * follows from it. Immutable.
 *
 * @param members such as {@code jkt} (RFC 9449 §6.1) or {@code x5t#S256} (RFC 8705 §3.1); empty for a bearer token
 */
public record Confirmation(Claims members) {

    /** Of a bearer token (RFC 6750). */
    public static final Confirmation NONE = new Confirmation(Claims.NONE);

    /** The types that there are. */
    public static final List<String> TOKEN_TYPES = List.of("Bearer", "DPoP");

    private static final String KEY = "jkt";
    private static final String CERTIFICATE = "x5t#S256";

    /** A key that signs a proof for each request (RFC 9449 §6.1), by its JWK SHA-256 thumbprint (RFC 7638) in base64url. */
    public static Confirmation key(String thumbprint) {
        return new Confirmation(Claims.of(KEY, thumbprint));
    }

    /** The certificate of a mutual TLS connection (RFC 8705 §3.1), by its SHA-256 thumbprint in base64url. */
    public static Confirmation certificate(String thumbprint) {
        return new Confirmation(Claims.of(CERTIFICATE, thumbprint));
    }

    /** As it stands in the claims of a token. */
    @SuppressWarnings("unchecked")
    public static Confirmation in(Map<String, Object> claims) {
        return claims.get("cnf") instanceof Map<?, ?> members ? new Confirmation(new Claims((Map<String, Object>) members)) : NONE;
    }

    /** Whether there is nothing to be shown. */
    public boolean isNone() {
        return members.values().isEmpty();
    }

    /**
     * The {@code token_type} (RFC 6749 §7.1), which is also the scheme of the {@code Authorization} header: {@code DPoP} with {@code jkt}
     * (RFC 9449 §5), {@code Bearer} otherwise; a token that is bound to a certificate is one, too (RFC 8705 §3).
     */
    public String tokenType() {
        return members.values().containsKey(KEY) ? "DPoP" : "Bearer";
    }
}

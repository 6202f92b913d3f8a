package org.lintel.spi;

import java.time.Duration;
import java.util.Map;

/**
 * For a plug-in to inject, not to implement: signs JWTs (RFC 7519) that are the plug-in's own, such as a receipt, or a statement for a
 * service that it calls. They are signed by the key that signs Lintel's tokens at that moment, by RS256 or, where there is no RSA key, by
 * the algorithm of the first key; anyone who has the key set of the discovery document can verify them. A key stays in that set for
 * {@code lintel.signing.keep} after it has signed for the last time: a JWT that is to be verified later than that cannot be. Thread-safe.
 */
public interface Signer {

    /**
     * A signed JWT in compact form. Its {@code iss} is the issuer, {@code iat} is now, {@code exp} is now and the lifetime, and its
     * {@code jti} is new and cannot be guessed.
     *
     * @param typ      the {@code typ} of its header, which tells it from every other kind of JWT (RFC 8725 §3.11): a media type without
     *                 {@code application/} that ends in {@code +jwt}, such as {@code example-receipt+jwt}, compared without regard to case.
     *                 None that Lintel issues, or takes from others: nothing that a plug-in has signed can pass for a token
     * @param lifetime whole seconds, at least one
     * @param claims   names and JSON-like values ({@code String}, {@code Boolean}, {@code Number}, {@code List}, {@code Map}): {@code aud},
     *                 {@code sub} and others
     * @throws IllegalArgumentException if the {@code typ} is none for a plug-in, the lifetime is no lifetime, or the claims have one of the
     *                                  four that are Lintel's to set
     */
    String sign(String typ, Duration lifetime, Map<String, Object> claims);
}

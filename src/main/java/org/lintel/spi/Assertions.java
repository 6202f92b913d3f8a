package org.lintel.spi;

import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;

/**
 * For a plug-in to inject, not to implement: reads assertions (RFC 7521, RFC 7523), JWTs by which an issuer that you trust says who a
 * subject is. Lintel checks them as it checks the assertions of clients: a signature by one of the keys that you name, and no other
 * ({@code RS}, {@code PS} and {@code ES} with 256, 384 and 512, and {@code EdDSA}; keys that the JWT itself brings or points to count for
 * nothing); this issuer alone in {@code aud}; an {@code exp} within five minutes; a {@code jti} that is good once, on whichever node.
 * Clocks may be half a minute apart. Thread-safe.
 */
public interface Assertions {

    /**
     * The claims of an assertion that is believed. It is used up by this.
     *
     * @param assertion what was sent
     * @param from      whom it must be from, its {@code iss}: told to find the keys of; the answer is a JSON Web Key Set (RFC 7517 §5),
     *                  always the same instance for the same keys, or {@code null} for an issuer that you do not trust
     * @param otherwise the error to refuse with: {@code invalid_grant} at a {@link GrantType}, {@code invalid_client} at a
     *                  {@link ClientAuthenticator}
     * @return the claims, {@code iss} and {@code sub} being texts (RFC 7523 §3)
     * @throws OAuthException with that error, and a reason for the log
     */
    Map<String, Object> believe(String assertion, Function<String, @Nullable Map<String, Object>> from, OAuthError otherwise);
}

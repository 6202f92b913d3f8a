package org.lintel.model;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.lintel.spec.Duty;

/**
 * What the authorization requests of a {@link Client} are like (RFC 6749 §4.1.1).
 *
 * @param redirectUris               compared character by character (RFC 9700 §2.1), but for the port of {@code http://127.0.0.1/…} and
 *                                   {@code http://[::1]/…} (RFC 8252 §7.3)
 * @param requirePkce                an authorization code needs a {@code code_challenge} (RFC 7636)
 * @param allowPlainTextPkce         also accept {@code code_challenge_method=plain}
 * @param requestObjectSigningAlg    its request objects (OpenID Connect Core §6.1) are signed by this algorithm, or {@code null} for
 *                                   whichever there is
 * @param requireSignedRequestObject every authorization request is one, and nothing beside it counts (RFC 9101 §6.3, §10.5)
 * @param issInErrorResponses        errors name the issuer (RFC 9207 §2); for libraries that take such an answer for something else it
 *                                   can be left out. Successful answers always name it
 */
@Duty({"Core 3.2.2.1 redirect-scheme", "RFC 8252 7.1 private-schemes", "RFC 8252 7.2 claimed-https"})
@Topic
public record ClientRequests(
        List<String> redirectUris,
        boolean requirePkce,
        boolean allowPlainTextPkce,
        @Nullable String requestObjectSigningAlg,
        boolean requireSignedRequestObject,
        boolean issInErrorResponses) {

    public ClientRequests {
        redirectUris = List.copyOf(redirectUris);
        redirectUris.forEach(uri -> Check.returnUri("redirectUris", uri));
        Check.signatures("requestObjectSigningAlg", requestObjectSigningAlg == null ? List.of() : List.of(requestObjectSigningAlg));
    }
}

package org.lintel.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.jose.Validity;
import org.lintel.model.Client;
import org.lintel.model.Grant;
import org.lintel.oauth.Handles;
import org.lintel.spi.GrantStore;

/** What an assertion whose signature is right must say (RFC 7523 §3). */
@ApplicationScoped
class AssertionRules {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 255;

    /** Where there is a type at all; anything else was made for another purpose (RFC 8725 §3.11). */
    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt", "application/client-authentication+jwt");

    @Inject
    Issuer issuer;

    @Inject
    GrantStore grants;

    @Inject
    Clock clock;

    /** @throws org.lintel.model.OAuthException {@code invalid_client} that says which rule it breaks */
    void check(ClientAssertion assertion, Client client) {
        require(client.tokenEndpointAuthSigningAlgorithms().isEmpty()
                || client.tokenEndpointAuthSigningAlgorithms().contains(assertion.jwt().algorithm()), "is signed in a way that is not the client's");
        String typ = assertion.jwt().typ();
        require(typ == null || TYPES.contains(typ.toLowerCase(Locale.ROOT)), "is of another type");
        Map<String, Object> claims = assertion.jwt().claims();
        audience(claims.get("aud"), client);
        Instant expires = times(claims);
        id(claims.get("jti"), client, expires.plus(Validity.SKEW));
    }

    /**
     * "The audience value MUST be the issuer identifier of the authorization server, as the sole value" (draft-ietf-oauth-rfc7523bis):
     * whatever else might be accepted could be the name of somebody to whom the client has sent the assertion in good faith.
     */
    private void audience(Object aud, Client client) {
        List<?> named = aud instanceof List<?> several ? several : aud == null ? List.of() : List.of(aud);
        Set<String> ours = client.allowTokenEndpointAudience() ? Set.of(issuer.value(), issuer.address("/connect/token"))
                : Set.of(issuer.value());
        require(!named.isEmpty() && named.stream().allMatch(one -> one instanceof String && ours.contains(one))
                && (named.size() == 1 || client.allowTokenEndpointAudience()), "is not for this issuer alone");
    }

    private Instant times(Map<String, Object> claims) {
        Instant now = clock.instant();
        try {
            Instant expires = Validity.check(claims, now);
            require(expires != null, "has no exp, and so is never expired");
            require(!expires.isAfter(now.plus(LONGEST).plus(Validity.SKEW)), "expires in more than " + LONGEST.toMinutes() + " minutes");
            return expires;
        } catch (IllegalArgumentException e) {
            throw ClientAssertion.refused("the assertion " + e.getMessage());
        }
    }

    /** "The authorization server MUST … ensure that JWTs are not replayed" (§3, OpenID Connect Core §9): on no node. */
    private void id(Object jti, Client client, Instant until) {
        require(jti instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID, "has no jti of 1 to " + LONGEST_ID + " characters");
        Instant now = clock.instant();
        String key = Handles.hash(Grant.Kind.CLIENT_ASSERTION, client.clientId() + " " + jti);
        boolean first = grants.put(new Grant(key, Grant.Kind.CLIENT_ASSERTION, issuer.value(), null, client.clientId(), null, null, now, until,
                null, "{}")) && grants.redeem(key, now);
        require(first, "has been used before");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw ClientAssertion.refused("the assertion " + otherwise);
        }
    }
}

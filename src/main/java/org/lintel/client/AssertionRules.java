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

import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.jose.SignedJwt;
import org.lintel.jose.Validity;
import org.lintel.model.Client;
import org.lintel.model.PersistedGrant;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;

/**
 * What an assertion whose signature is right must say (RFC 7523 §3). One that does not is an {@link IllegalArgumentException} with a
 * sentence about it.
 */
@ApplicationScoped
class AssertionRules {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 255;

    /** The types of assertions: by the first a client authenticates, the second is a grant. */
    static final String CLIENT = "client-authentication+jwt";
    static final String GRANT = "authorization-grant+jwt";

    @Inject
    Issuer issuer;

    @Inject
    GrantStore grants;

    @Inject
    AssertionShares shares;

    @Inject
    Clock clock;

    /** @throws org.lintel.model.OAuthException {@code invalid_client} that says which rule it breaks */
    @Duty("Core 9 assertion-claims")
    void check(ClientAssertion assertion, Client client) {
        try {
            Set<String> algorithms = client.credentials().tokenEndpointAuthSigningAlgorithms();
            require(algorithms.isEmpty() || algorithms.contains(assertion.jwt().algorithm()),
                    "it is signed in a way that is not the client's");
            Set<String> ours = client.credentials().allowTokenEndpointAudience() ? Set.of(issuer.value(), issuer.address(Addresses.TOKEN))
                    : Set.of(issuer.value());
            check(assertion.jwt(), CLIENT, ours, client.clientId());
        } catch (IllegalArgumentException e) {
            throw ClientAssertion.refused("the assertion is not accepted: " + e.getMessage());
        }
    }

    /**
     * @param type which it may have instead of none or {@code JWT}; anything else was made for another purpose (RFC 8725 §3.11)
     * @param from whose {@code jti} is good once
     */
    void check(SignedJwt jwt, String type, String from) {
        check(jwt, type, Set.of(issuer.value()), from);
    }

    private void check(SignedJwt jwt, String type, Set<String> ours, String from) {
        String typ = jwt.typ() == null ? "jwt" : jwt.typ().toLowerCase(Locale.ROOT);
        require(Set.of("jwt", type, "application/" + type).contains(typ), "it is of another type");
        audience(jwt.claims().get("aud"), ours);
        Instant expires = times(jwt.claims());
        id(jwt.claims().get("jti"), from, expires.plus(Validity.SKEW));
    }

    /**
     * "The audience value MUST be the issuer identifier of the authorization server, as the sole value" (draft-ietf-oauth-rfc7523bis):
     * any other value could name a server that the client sent the assertion to in good faith.
     *
     * @param ours what is accepted; more than one name only for a client that is registered for that
     */
    private static void audience(Object aud, Set<String> ours) {
        List<?> named = aud instanceof List<?> several ? several : aud == null ? List.of() : List.of(aud);
        require(!named.isEmpty() && named.stream().allMatch(one -> one instanceof String && ours.contains(one))
                && named.size() <= ours.size(), "it is not for this issuer alone");
    }

    private Instant times(Map<String, Object> claims) {
        Instant now = clock.instant();
        Instant expires = Validity.check(claims, now);
        require(expires != null, "it has no exp, and so is never expired");
        require(!expires.isAfter(now.plus(LONGEST).plus(Validity.SKEW)), "it expires in more than " + LONGEST.toMinutes() + " minutes");
        return expires;
    }

    /** "The authorization server MUST … ensure that JWTs are not replayed" (§3, OpenID Connect Core §9): on no node. */
    @Duty("Core 9 assertion-once")
    private void id(Object jti, String from, Instant until) {
        require(jti instanceof String id && !id.isEmpty() && id.length() <= LONGEST_ID,
                "it has no jti of 1 to " + LONGEST_ID + " characters");
        shares.take(from);
        Instant now = clock.instant();
        String key = Handles.hash(PersistedGrant.Kind.ASSERTION, from + " " + jti);
        boolean first = grants
                .put(new PersistedGrant(key, PersistedGrant.Kind.ASSERTION, issuer.value(), null, null, null, null, now, until, null, "{}"))
                && grants.redeem(key, now);
        require(first, "it has been used before");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

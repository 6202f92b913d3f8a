package org.lintel.issue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.event.TokensRevoked;
import org.lintel.json.StoredJson;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.PersistedGrant;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.PresentedCode;
import org.lintel.secret.Handles;
import org.lintel.oauth.Pkce;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;

/** Authorization codes (RFC 6749 §4.1.2): short-lived, bound to client, redirect URI and PKCE challenge, good once. */
@ApplicationScoped
public class Codes {

    /**
     * What a code stands for.
     *
     * @param redirectUri as it was sent, {@code null} if it was not
     * @param pkce        likewise
     * @param ground      what must still hold when it is redeemed
     * @param expires     until when it can be redeemed; its row stays for longer
     */
    record Code(Authorization authorization, String redirectUri, Pkce pkce, Ground ground, Instant expires) {

        static Code of(PersistedGrant grant) {
            return StoredJson.read(Code.class, grant.data(), "code");
        }
    }

    @Inject
    GrantStore grants;

    @Inject
    Families families;

    @Inject
    Grounds grounds;

    @Inject
    Clock clock;

    /** A new code for the authorization. */
    @Duty({"RFC 6749 4.1.2 code-short", "RFC 7636 4.4 bound", "RFC 7636 4.4 not-in-code"})
    public String create(Client client, Authorization authorization, Ground ground, String redirectUri, Pkce pkce) {
        String code = Handles.create();
        Instant now = clock.instant();
        Instant expires = now.plus(client.tokens().authorizationCodeLifetime());
        grants.put(
                new PersistedGrant(key(code), PersistedGrant.Kind.CODE, authorization.issuer(), authorization.subject(), client.clientId(),
                        authorization.sid(), authorization.family(), now, Families.end(client, authorization, expires), null,
                        StoredJson.write(new Code(authorization, redirectUri, pkce, ground, expires))));
        return code;
    }

    /**
     * The code, which is good to be used. If the rest of the request is not right it is used up by this; a code that was used before takes
     * everything that came of it along ("the authorization server … SHOULD revoke (when possible) all tokens previously issued based on
     * that authorization code", RFC 6749 §4.1.2), unless it is a repetition of the first request.
     *
     * @param redirectUri  as sent with this request
     * @param codeVerifier as sent with this request
     * @throws org.lintel.model.OAuthException {@code invalid_grant}
     */
    @Duty({"Core 3.1.3.2 code-of-client", "Core 3.1.3.2 code-valid", "Core 3.1.3.2 code-once", "Core 3.1.3.2 same-redirect-uri",
            "RFC 6749 4.1.2 code-once", "RFC 6749 4.1.2 code-replay", "RFC 6749 4.1.2 code-bound", "RFC 6749 4.1.3 public",
            "RFC 6749 4.1.3 redirect-uri", "RFC 6749 5.2 invalid-grant"})
    public PresentedCode usable(Client client, String code, Optional<String> redirectUri, Optional<String> codeVerifier) {
        Instant now = clock.instant();
        PersistedGrant grant = grants.find(key(code)).filter(found -> found.is(PersistedGrant.Kind.CODE))
                .orElseThrow(() -> OAuthError.INVALID_GRANT.because("the code is unknown or has expired"));
        if (!grant.clientId().equals(client.clientId())) {
            throw OAuthError.INVALID_GRANT.because("the code was issued to another client");
        }
        Code stored = Code.of(grant);
        if (grant.redeemed() == null) {
            checkUnused(stored, now);
        }
        Optional<String> objection = objection(stored, redirectUri, codeVerifier);
        if (grant.redeemed() != null || objection.isPresent() && !grants.redeem(grant.key(), now)) {
            throw used(client, grant, objection.isEmpty() && isRetry(client, stored, grant.redeemed(), now));
        }
        if (objection.isPresent()) {
            throw OAuthError.INVALID_GRANT.telling(objection.get());
        }
        return new PresentedCode(grant, stored.authorization());
    }

    /**
     * Uses the code up, and stores what comes of it.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_grant} if another request was faster
     */
    void redeem(Client client, PresentedCode code, List<PersistedGrant> made) {
        PersistedGrant grant = code.stored();
        Instant now = clock.instant();
        if (!grants.redeem(grant.key(), now, made)) {
            throw used(client, grant, isRetry(client, Code.of(grant), null, now));
        }
    }

    private OAuthException used(Client client, PersistedGrant grant, boolean retry) {
        return retry ? OAuthError.INVALID_GRANT.because("the code was used just now, by the same request") : replayed(client, grant);
    }

    private void checkUnused(Code code, Instant now) {
        if (!now.isBefore(code.expires())) {
            throw OAuthError.INVALID_GRANT.because("the code has expired");
        }
        if (!grounds.hold(code.ground())) {
            throw OAuthError.INVALID_GRANT.because("the session in which the code was issued, or the consent to it, is over");
        }
    }

    private OAuthException replayed(Client client, PersistedGrant grant) {
        families.revokeFamily(grant.family(), grant.subject(), client, grant.expires(), TokensRevoked.Reason.REPLAY);
        return OAuthError.INVALID_GRANT.because("the code was used before, or revoked; everything issued from it is revoked");
    }

    /**
     * Whether a code comes back by a second click or a proxy's second try, from a caller that has proven to be the client, by its secret or
     * the {@code code_verifier}. A thief of the code has neither.
     *
     * @param redeemed when it was used, or {@code null} for at this moment
     */
    private static boolean isRetry(Client client, Code code, Instant redeemed, Instant now) {
        Duration grace = client.tokens().authorizationCodeGracePeriod();
        boolean known = code.pkce() != null || client.credentials().requireClientSecret();
        return known && !grace.isZero() && (redeemed == null || Duration.between(redeemed, now).abs().compareTo(grace) < 0);
    }

    /** What is wrong with the rest of the request. */
    @Duty({"RFC 7636 4.6 verified", "RFC 7636 4.6 missing"})
    private static Optional<String> objection(Code code, Optional<String> redirectUri, Optional<String> codeVerifier) {
        if (code.redirectUri() != null && !redirectUri.equals(Optional.of(code.redirectUri()))) {
            return Optional.of("redirect_uri differs from that of the authorization request");
        }
        if (code.pkce() == null && codeVerifier.isPresent()) {
            // RFC 9700 §2.1.1: "ensure that a request containing a code_verifier parameter is accepted only if a code_challenge … was
            // present"
            return Optional.of("there is a code_verifier, but the authorization request had no code_challenge");
        }
        if (code.pkce() != null && !codeVerifier.map(code.pkce()::answeredBy).orElse(false)) {
            return Optional.of("the code_verifier does not match the code_challenge");
        }
        return Optional.empty();
    }

    private static String key(String code) {
        return Handles.hash(PersistedGrant.Kind.CODE, code);
    }
}

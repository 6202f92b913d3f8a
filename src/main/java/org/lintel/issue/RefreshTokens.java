package org.lintel.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.event.TokensRevoked.Reason;
import org.lintel.json.StoredJson;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientRefreshTokens;
import org.lintel.model.ClientRefreshTokens.RefreshTokenExpiration;
import org.lintel.model.ClientRefreshTokens.RefreshTokenUsage;
import org.lintel.model.PersistedGrant;
import org.lintel.model.OAuthError;
import org.lintel.model.PresentedRefreshToken;
import org.lintel.model.RefreshToken;
import org.lintel.model.Scope;
import org.lintel.secret.Handles;
import org.lintel.secret.HandleSeal;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;

/**
 * Refresh tokens (RFC 6749 §1.5): an authorization, stored under a hashed handle. One that is used is replaced by its successor; one that
 * is used again revokes its whole family ("the authorization server … will revoke the active refresh token", RFC 9700 §4.14.2). For an
 * answer that was lost there is a grace period in which the same successor is given again, as long as that is unused. It is kept with its
 * predecessor, sealed under it.
 */
@ApplicationScoped
public class RefreshTokens {

    public static final String GRANT_TYPE = "refresh_token";

    private static final String SUCCESSOR = "successor";

    @Inject
    GrantStore grants;

    @Inject
    SessionStore sessions;

    @Inject
    Families families;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** Whether the client gets refresh tokens: one that may use them, as long as there is a session or the user has no need to be there. */
    @Duty("RFC 6749 4.4.3 no-refresh-token")
    static boolean givenFor(Client client, Authorization authorization) {
        return client.allowsGrantType(GRANT_TYPE) && authorization.subject() != null && authorization.family() != null
                && (authorization.sid() != null || offline(authorization));
    }

    /**
     * The first refresh token of an authorization, or {@code null} if that has been revoked meanwhile: the request that redeemed the code
     * is answered with tokens, even if another one with the same code has revoked them by now.
     */
    String first(AgreedTerms agreed, Claims claims) {
        Instant ends = clock.instant().plus(agreed.terms().refreshTokenLifetime());
        return stored(agreed.client(), new RefreshToken(agreed.authorization(), ends, claims, null)).orElse(null);
    }

    /**
     * The refresh token, which is good to be used.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_grant}
     */
    @Duty({"Core 12.1 bound", "RFC 6749 5.2 invalid-grant", "RFC 6749 6 bound"})
    public PresentedRefreshToken usable(Client client, String token) {
        PresentedRefreshToken presented = presented(client, token);
        PersistedGrant row = presented.stored();
        // a token that is replaced stores its successor, and the store itself checks the family then
        boolean nothingToStore = row.redeemed() != null || client.refreshTokens().refreshTokenUsage() == RefreshTokenUsage.REUSE;
        if (nothingToStore && grants.familyRevoked(row.family())) {
            throw revoked();
        }
        if (!sessionGoesOn(presented.authorization())) {
            throw OAuthError.INVALID_GRANT.because("the session in which the refresh token was issued is over");
        }
        if (row.redeemed() != null) {
            successor(client, presented);
        }
        return presented;
    }

    /** The refresh token to be used from now on; throws as {@link #usable}. */
    @Duty({"RFC 6749 6 new-scope-identical", "RFC 6749 6 validated", "RFC 6749 6 rotation"})
    String renew(Client client, PresentedRefreshToken used) {
        PersistedGrant row = used.stored();
        String token = used.value();
        if (row.redeemed() != null) {
            return successor(client, used);
        }
        RefreshToken refresh = used.content();
        if (client.refreshTokens().refreshTokenUsage() == RefreshTokenUsage.REUSE) {
            prolong(client, row, refresh);
            return token;
        }
        // stored before the other is used up: what is told again in the grace period exists, even after a crash in between
        String next = stored(client, refresh).orElseThrow(RefreshTokens::revoked);
        if (grants.redeem(row.key(), clock.instant(), written(refresh.replacedBy(HandleSeal.seal(token, SUCCESSOR, next))))) {
            return next;
        }
        grants.remove(key(next));
        return successor(client, presented(client, token));
    }

    /** The refresh token, as far as it would be accepted from its client. */
    public Optional<PresentedRefreshToken> read(String token) {
        return find(token).filter(row -> row.redeemed() == null && !grants.familyRevoked(row.family()))
                .map(row -> new PresentedRefreshToken(token, row, read(row)))
                .filter(read -> sessionGoesOn(read.authorization()));
    }

    /**
     * Revokes everything that the client has from the authorization of this refresh token; whether it is one, used or not, of any client.
     */
    @Duty("RFC 7009 2.1 own-tokens")
    public boolean revoke(Client client, String token) {
        Optional<PersistedGrant> known = find(token);
        known.filter(row -> row.clientId().equals(client.clientId()) && !grants.familyRevoked(row.family()))
                .ifPresent(row -> revoke(client, row, read(row).ends(), Reason.CLIENT));
        return known.isPresent();
    }

    private PresentedRefreshToken presented(Client client, String token) {
        PersistedGrant row = find(token).orElseThrow(() -> OAuthError.INVALID_GRANT.because("the refresh token is unknown or has expired"));
        if (!row.clientId().equals(client.clientId())) {
            throw OAuthError.INVALID_GRANT.because("the refresh token was issued to another client");
        }
        return new PresentedRefreshToken(token, row, read(row));
    }

    /** The same successor again within the grace period; else two callers have the token, and its family is revoked. */
    private String successor(Client client, PresentedRefreshToken used) {
        Instant tooLate = used.stored().redeemed().plus(client.refreshTokens().refreshTokenGracePeriod());
        Optional<String> successor = Optional.ofNullable(used.content().successor())
                .filter(sealed -> clock.instant().isBefore(tooLate))
                .flatMap(sealed -> HandleSeal.open(used.value(), SUCCESSOR, sealed))
                .filter(next -> find(next).filter(row -> row.redeemed() == null).isPresent());
        return successor.orElseThrow(() -> {
            revoke(client, used.stored(), used.content().ends(), Reason.REPLAY);
            return OAuthError.INVALID_GRANT
                    .because("the refresh token was used before; everything issued from its authorization is revoked");
        });
    }

    private void prolong(Client client, PersistedGrant row, RefreshToken refresh) {
        Instant expires = expires(client.refreshTokens(), refresh, clock.instant());
        if (expires.isAfter(row.expires())
                && !grants.put(new PersistedGrant(row.key(), row.kind(), row.issuer(), row.subject(), row.clientId(),
                        row.sessionId(), row.family(), row.created(), expires, null, row.data()))) {
            throw revoked();
        }
    }

    /** A new one, unless the family is revoked. */
    private Optional<String> stored(Client client, RefreshToken refresh) {
        String token = Handles.create();
        Instant now = clock.instant();
        Authorization authorization = refresh.authorization();
        boolean stored = grants
                .put(new PersistedGrant(key(token), PersistedGrant.Kind.REFRESH_TOKEN, authorization.issuer(), authorization.subject(),
                        client.clientId(), authorization.sid(), authorization.family(), now,
                        expires(client.refreshTokens(), refresh, now), null, written(refresh)));
        return stored ? Optional.of(token) : Optional.empty();
    }

    private static Instant expires(ClientRefreshTokens client, RefreshToken refresh, Instant now) {
        Instant unused = now.plus(client.slidingRefreshTokenLifetime());
        return client.refreshTokenExpiration() == RefreshTokenExpiration.SLIDING && unused.isBefore(refresh.ends()) ? unused
                : refresh.ends();
    }

    private void revoke(Client client, PersistedGrant row, Instant ends, Reason reason) {
        families.revokeFamily(row.family(), row.subject(), client, ends, reason);
    }

    private Optional<PersistedGrant> find(String token) {
        return grants.find(key(token))
                .filter(row -> row.is(PersistedGrant.Kind.REFRESH_TOKEN) && row.issuer().equals(issuer.value()));
    }

    /** "Access … when the End-User is not present (not logged in)" (Core §11) is what {@code offline_access} is for. */
    private boolean sessionGoesOn(Authorization authorization) {
        return offline(authorization)
                || sessions.findBySid(authorization.sid()).filter(session -> session.subject().equals(authorization.subject())).isPresent();
    }

    private static boolean offline(Authorization authorization) {
        return authorization.hasScope(Scope.OFFLINE_ACCESS.name());
    }

    private static RefreshToken read(PersistedGrant row) {
        return StoredJson.read(RefreshToken.class, row.data(), "refresh token");
    }

    private static String written(RefreshToken refresh) {
        return StoredJson.write(refresh);
    }

    private static RuntimeException revoked() {
        return OAuthError.INVALID_GRANT.because("what the client was given has been revoked");
    }

    private static String key(String token) {
        return Handles.hash(PersistedGrant.Kind.REFRESH_TOKEN, token);
    }
}

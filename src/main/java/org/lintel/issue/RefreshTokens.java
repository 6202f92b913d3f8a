package org.lintel.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.event.TokensRevoked.Reason;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientRefreshTokens;
import org.lintel.model.ClientRefreshTokens.RefreshTokenExpiration;
import org.lintel.model.ClientRefreshTokens.RefreshTokenUsage;
import org.lintel.model.Grant;
import org.lintel.model.OAuthError;
import org.lintel.model.Renewal;
import org.lintel.model.Scope;
import org.lintel.oauth.Handles;
import org.lintel.secret.HandleSeal;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;
import org.lintel.spi.SessionStore;

/**
 * Refresh tokens (RFC 6749 §1.5): an authorization, stored under a hashed handle. Used, one is replaced by its successor; used again, it
 * takes its whole family along ("the authorization server … will revoke the active refresh token", RFC 9700 §4.14.2). For an answer that
 * was lost there is a grace period in which the same successor is given again, as long as that is unused. It is kept with its predecessor,
 * sealed under it.
 */
@ApplicationScoped
public class RefreshTokens {

    public static final String GRANT_TYPE = "refresh_token";

    private static final String SUCCESSOR = "successor";

    /**
     * What a refresh token stands for.
     *
     * @param authorization as the user gave it, however little of it a client asks for at times
     * @param ends          when the last refresh token of the family expires
     * @param claims        about the user, in the first access token
     * @param successor     sealed, once there is one
     */
    record Refresh(Authorization authorization, Instant ends, Claims claims, String successor) {

        static Refresh of(Grant row) {
            return RecordJson.read(Refresh.class, JsonText.read(row.data()), null, "refresh token");
        }

        String json() {
            return JsonText.write(RecordJson.write(this));
        }
    }

    @Inject
    GrantStore grants;

    @Inject
    SessionStore sessions;

    @Inject
    Authorizations authorizations;

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

    /** The first refresh token of an authorization. */
    String first(Client client, Authorization authorization, Claims claims) {
        Instant ends = clock.instant().plus(client.refreshTokens().absoluteRefreshTokenLifetime());
        return create(client, new Refresh(authorization, ends, claims, null));
    }

    /**
     * What the user gave the client with this refresh token, which is good to be used.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_grant}
     */
    @Duty({"Core 12.1 bound", "RFC 6749 5.2 invalid-grant", "RFC 6749 6 bound"})
    public Authorization authorization(Client client, String token) {
        Grant row = owned(client, token);
        // for what is to be stored when the token is renewed the store looks itself
        boolean nothingToStore = row.redeemed() != null || client.refreshTokens().refreshTokenUsage() == RefreshTokenUsage.REUSE;
        if (nothingToStore && grants.familyRevoked(row.family())) {
            throw revoked();
        }
        Authorization granted = Refresh.of(row).authorization;
        if (!sessionGoesOn(granted)) {
            throw OAuthError.INVALID_GRANT.because("the session in which the refresh token was issued is over");
        }
        if (row.redeemed() != null) {
            successor(client, token, row);
        }
        return granted.renewed(new Renewal(token, row));
    }

    /** The refresh token to be used from now on; throws as {@link #authorization}. */
    @Duty({"RFC 6749 6 new-scope-identical", "RFC 6749 6 validated", "RFC 6749 6 rotation"})
    String renew(Client client, Renewal renewal) {
        Grant row = renewal.stored();
        String token = renewal.refreshToken();
        if (row.redeemed() != null) {
            return successor(client, token, row);
        }
        Refresh refresh = Refresh.of(row);
        if (client.refreshTokens().refreshTokenUsage() == RefreshTokenUsage.REUSE) {
            prolong(client, row, refresh);
            return token;
        }
        // there before the other is used up: what is told again in the grace period exists, whatever happens in between
        String next = create(client, refresh);
        String sealed = HandleSeal.seal(token, SUCCESSOR, next);
        if (grants.redeem(row.key(), clock.instant(), new Refresh(refresh.authorization, refresh.ends, refresh.claims, sealed).json())) {
            return next;
        }
        grants.remove(key(next));
        return successor(client, token, owned(client, token));
    }

    /** The refresh token, as far as it would be accepted from its client. */
    public Optional<RefreshToken> read(String token) {
        return find(token).filter(row -> row.redeemed() == null && !grants.familyRevoked(row.family()))
                .map(row -> new RefreshToken(Refresh.of(row).authorization, row.created(), row.expires()))
                .filter(read -> sessionGoesOn(read.authorization()));
    }

    /** Revokes everything that the client has from the authorization of this refresh token; whether it is one, used or not, of whomever. */
    @Duty("RFC 7009 2.1 own-tokens")
    public boolean revoke(Client client, String token) {
        Optional<Grant> known = find(token);
        known.filter(row -> row.clientId().equals(client.clientId()) && !grants.familyRevoked(row.family()))
                .ifPresent(row -> revoke(client, row, Refresh.of(row).ends, Reason.CLIENT));
        return known.isPresent();
    }

    private Grant owned(Client client, String token) {
        Grant row = find(token).orElseThrow(() -> OAuthError.INVALID_GRANT.because("the refresh token is unknown or has expired"));
        if (!row.clientId().equals(client.clientId())) {
            throw OAuthError.INVALID_GRANT.because("the refresh token was issued to another client");
        }
        return row;
    }

    /** The same successor again, if this is the time for it; else there are two who have the token. */
    private String successor(Client client, String token, Grant used) {
        Refresh refresh = Refresh.of(used);
        Optional<String> successor = Optional.ofNullable(refresh.successor)
                .filter(sealed -> clock.instant().isBefore(used.redeemed().plus(client.refreshTokens().refreshTokenGracePeriod())))
                .flatMap(sealed -> HandleSeal.open(token, SUCCESSOR, sealed))
                .filter(next -> find(next).filter(row -> row.redeemed() == null).isPresent());
        return successor.orElseThrow(() -> {
            revoke(client, used, refresh.ends, Reason.REPLAY);
            return OAuthError.INVALID_GRANT.because("the refresh token was used before; everything issued from its authorization is revoked");
        });
    }

    private void prolong(Client client, Grant row, Refresh refresh) {
        Instant expires = expires(client.refreshTokens(), refresh, clock.instant());
        if (expires.isAfter(row.expires()) && !grants.put(new Grant(row.key(), row.kind(), row.issuer(), row.subject(), row.clientId(),
                row.sessionId(), row.family(), row.created(), expires, null, row.data()))) {
            throw revoked();
        }
    }

    private String create(Client client, Refresh refresh) {
        String token = Handles.create();
        Instant now = clock.instant();
        Authorization authorization = refresh.authorization;
        boolean stored = grants.put(new Grant(key(token), Grant.Kind.REFRESH_TOKEN, authorization.issuer(), authorization.subject(),
                client.clientId(), authorization.sid(), authorization.family(), now, expires(client.refreshTokens(), refresh, now), null, refresh.json()));
        if (!stored) {
            throw revoked();
        }
        return token;
    }

    private static Instant expires(ClientRefreshTokens client, Refresh refresh, Instant now) {
        Instant unused = now.plus(client.slidingRefreshTokenLifetime());
        return client.refreshTokenExpiration() == RefreshTokenExpiration.SLIDING && unused.isBefore(refresh.ends) ? unused : refresh.ends;
    }

    private void revoke(Client client, Grant row, Instant ends, Reason reason) {
        authorizations.revokeFamily(row.family(), row.subject(), client, ends, reason);
    }

    private Optional<Grant> find(String token) {
        return grants.find(key(token)).filter(row -> row.kind() == Grant.Kind.REFRESH_TOKEN && row.issuer().equals(issuer.value()));
    }

    /** "Access … when the End-User is not present (not logged in)" (Core §11) is what {@code offline_access} is for. */
    private boolean sessionGoesOn(Authorization authorization) {
        return offline(authorization)
                || sessions.list(authorization.subject()).stream().anyMatch(session -> session.sid().equals(authorization.sid()));
    }

    private static boolean offline(Authorization authorization) {
        return authorization.hasScope(Scope.OFFLINE_ACCESS.name());
    }

    private static RuntimeException revoked() {
        return OAuthError.INVALID_GRANT.because("what the client was given has been revoked");
    }

    private static String key(String token) {
        return Handles.hash(Grant.Kind.REFRESH_TOKEN, token);
    }
}

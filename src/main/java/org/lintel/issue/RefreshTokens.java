package org.lintel.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
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
 * answer that was lost there is a grace period in which the same successor is given again, as long as that is unused: it is kept with
 * itself, sealed under the one that it has replaced. Of those that were replaced no row stays: they say themselves whose they were
 * ({@link RefreshTokenValues}).
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
    RefreshTokenValues values;

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

    /** The first refresh token of an authorization; it is not stored yet. */
    NewRefreshToken first(AgreedTerms agreed, Claims claims) {
        Instant ends = clock.instant().plus(agreed.terms().refreshTokenLifetime());
        Authorization authorization = agreed.authorization();
        return made(agreed.client(), values.create(authorization.family()), null,
                new RefreshToken(authorization, ends, claims, null));
    }

    /**
     * The refresh token, which is good to be used.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_grant}
     */
    @Duty({"Core 12.1 bound", "RFC 6749 5.2 invalid-grant", "RFC 6749 6 bound"})
    public PresentedRefreshToken usable(Client client, String token) {
        PresentedRefreshToken presented = presented(client, token);
        if (!sessionGoesOn(presented.authorization())) {
            throw OAuthError.INVALID_GRANT.because("the session in which the refresh token was issued is over");
        }
        if (replaced(presented)) {
            successor(client, presented);
        }
        return presented;
    }

    /**
     * The refresh token to be used from now on; throws as {@link #usable}.
     *
     * @param made what is to be stored beside it
     */
    @Duty({"RFC 6749 6 new-scope-identical", "RFC 6749 6 validated", "RFC 6749 6 rotation"})
    String renew(Client client, PresentedRefreshToken used, List<PersistedGrant> made) {
        boolean again = replaced(used);
        if (again || client.refreshTokens().refreshTokenUsage() == RefreshTokenUsage.REUSE) {
            String token = again ? successor(client, used) : prolonged(client, used);
            made.forEach(grants::put);
            return token;
        }
        String token = used.value();
        PersistedGrant row = used.stored();
        String next = values.create(row.family());
        PersistedGrant successor = made(client, next, row.key(), used.content().replacing(HandleSeal.seal(token, SUCCESSOR, next))).row();
        List<PersistedGrant> all = Stream.concat(Stream.of(successor), made.stream()).toList();
        // one that cannot say whose it was stays
        boolean first = values.family(token).isPresent() ? grants.replace(row.key(), all) : grants.redeem(row.key(), clock.instant(), all);
        return first ? next : renewTooLate(client, token, made);
    }

    /** Another request was faster. */
    private String renewTooLate(Client client, String token, List<PersistedGrant> made) {
        String successor = successor(client, presented(client, token));
        made.forEach(grants::put);
        return successor;
    }

    /** The refresh token, as far as it would be accepted from its client. */
    public Optional<PresentedRefreshToken> read(String token) {
        return find(token).filter(row -> row.redeemed() == null)
                .map(row -> new PresentedRefreshToken(token, row, read(row)))
                .filter(read -> sessionGoesOn(read.authorization()));
    }

    /**
     * Revokes everything that the client has from the authorization of this refresh token; whether it is one, used or not, of any client.
     */
    @Duty("RFC 7009 2.1 own-tokens")
    public boolean revoke(Client client, String token) {
        Optional<PersistedGrant> known = newest(token).or(() -> inItsPlace(token));
        known.filter(row -> row.clientId().equals(client.clientId()))
                .ifPresent(row -> revoke(client, row, read(row).ends(), Reason.CLIENT));
        return known.isPresent();
    }

    private PresentedRefreshToken presented(Client client, String token) {
        PersistedGrant row = newest(token).orElseThrow(() -> unknown(client, token));
        if (!row.clientId().equals(client.clientId())) {
            throw OAuthError.INVALID_GRANT.because("the refresh token was issued to another client");
        }
        return new PresentedRefreshToken(token, row, read(row));
    }

    /** Of those that nobody has heard of, one that was replaced long ago takes along what is still there. */
    private OAuthException unknown(Client client, String token) {
        return inItsPlace(token).filter(row -> row.clientId().equals(client.clientId())).map(row -> replayed(client, row))
                .orElseGet(() -> OAuthError.INVALID_GRANT.because("the refresh token is unknown or has expired"));
    }

    private OAuthException replayed(Client client, PersistedGrant row) {
        revoke(client, row, read(row).ends(), Reason.REPLAY);
        return OAuthError.INVALID_GRANT.because("the refresh token was used before; everything issued from its authorization is revoked");
    }

    private static boolean replaced(PresentedRefreshToken token) {
        return token.stored().redeemed() != null || !token.stored().key().equals(key(token.value()));
    }

    /** The same successor again within the grace period; else two callers have the token, and its family is revoked. */
    private String successor(Client client, PresentedRefreshToken used) {
        PersistedGrant row = used.stored();
        Instant since = row.redeemed() != null ? row.redeemed() : row.created();
        Instant tooLate = since.plus(client.refreshTokens().refreshTokenGracePeriod());
        Optional<String> successor = Optional.ofNullable(used.content().successor())
                .filter(sealed -> clock.instant().isBefore(tooLate))
                .flatMap(sealed -> HandleSeal.open(used.value(), SUCCESSOR, sealed))
                .filter(next -> find(next).filter(found -> found.redeemed() == null).isPresent());
        return successor.orElseThrow(() -> replayed(client, row));
    }

    /** The same, and good for longer if its life slides. */
    private String prolonged(Client client, PresentedRefreshToken used) {
        PersistedGrant row = used.stored();
        Instant expires = expires(client.refreshTokens(), used.content(), clock.instant());
        if (expires.isAfter(row.expires())) {
            grants.put(new PersistedGrant(row.key(), row.kind(), row.alias(), row.issuer(), row.subject(), row.clientId(),
                    row.sessionId(), row.family(), row.created(), expires, null, row.data()));
        }
        return used.value();
    }

    /** @param replaced the key of the one that it replaces, or {@code null} */
    private NewRefreshToken made(Client client, String token, String replaced, RefreshToken refresh) {
        Instant now = clock.instant();
        Authorization authorization = refresh.authorization();
        return new NewRefreshToken(token, new PersistedGrant(key(token), PersistedGrant.Kind.REFRESH_TOKEN, replaced,
                authorization.issuer(), authorization.subject(), client.clientId(), authorization.sid(), authorization.family(), now,
                expires(client.refreshTokens(), refresh, now), null, StoredJson.write(refresh)));
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
        return grants.find(key(token)).filter(this::isRefreshToken);
    }

    /** Its row, or that of the one that has replaced it. */
    private Optional<PersistedGrant> newest(String token) {
        Optional<PersistedGrant> own = find(token);
        return own.filter(row -> row.redeemed() == null)
                .or(() -> grants.findByAlias(PersistedGrant.Kind.REFRESH_TOKEN, key(token)).filter(this::isRefreshToken)).or(() -> own);
    }

    /**
     * For one that was made by us and is forgotten: the one of its family that can be used. Builds of before have left used ones, perhaps a
     * whole page of them, behind which there is another.
     */
    private Optional<PersistedGrant> inItsPlace(String token) {
        return values.family(token).map(family -> GrantQuery.ofFamily(family, PersistedGrant.Kind.REFRESH_TOKEN)).flatMap(query -> {
            List<PersistedGrant> rows = grants.list(query);
            return rows.stream().filter(row -> row.redeemed() == null || rows.size() == query.limit()).filter(this::isRefreshToken)
                    .findFirst();
        });
    }

    private boolean isRefreshToken(PersistedGrant row) {
        return row.is(PersistedGrant.Kind.REFRESH_TOKEN) && row.issuer().equals(issuer.value());
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

    private static String key(String token) {
        return Handles.hash(PersistedGrant.Kind.REFRESH_TOKEN, token);
    }
}

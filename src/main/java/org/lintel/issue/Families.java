package org.lintel.issue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.config.Issuer;
import org.lintel.event.TokensRevoked;
import org.lintel.json.StoredJson;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.PersistedGrant;
import org.lintel.model.GrantQuery;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;

/**
 * What users have let clients do, to be shown and taken back. Every authorization leaves one row, that of its code or one of its own, until
 * everything made from it has expired; all that is made from it has its family, and is worth nothing once the family is revoked.
 */
@ApplicationScoped
public class Families {

    private static final PersistedGrant.Kind[] KINDS = {PersistedGrant.Kind.CODE, PersistedGrant.Kind.AUTHORIZATION};

    /** What was asked for just before the end may be made just after it. */
    private static final Duration STILL_AT_WORK = Duration.ofMinutes(1);

    /**
     * An authorization that a client has tokens of.
     *
     * @param since when the client got them
     * @param until when the last one expires, if the client uses every refresh token in time
     */
    public record Given(Authorization authorization, Instant since, Instant until) {
    }

    @Inject
    GrantStore grants;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Announcements announcements;

    /** Begins a family with what a client is given without a code. */
    Authorization begin(Client client, Authorization granted) {
        Authorization authorization = granted.of(Handles.random(16));
        remember(client, authorization);
        return authorization;
    }

    /**
     * Remembers what a client is given at once: without a code, or besides one.
     *
     * @param holds whether what it is given on has not been taken away meanwhile: asked once this can be found
     * @return whether it holds; otherwise all of the family is revoked
     */
    public boolean remember(Client client, Authorization authorization, BooleanSupplier holds) {
        PersistedGrant row = remember(client, authorization);
        if (!holds.getAsBoolean()) {
            revoke(row);
            return false;
        }
        return true;
    }

    private PersistedGrant remember(Client client, Authorization authorization) {
        Instant now = clock.instant();
        var row = new PersistedGrant(Handles.create(), PersistedGrant.Kind.AUTHORIZATION, authorization.issuer(), authorization.subject(),
                client.clientId(), authorization.sid(), authorization.family(), now, end(client, authorization, now), null,
                StoredJson.write(authorization));
        grants.put(row);
        return row;
    }

    /** The authorizations that clients have tokens of, oldest first. A code counts once it has been redeemed. */
    public List<Given> of(String subject) {
        Stream.Builder<Given> given = Stream.builder();
        each(GrantQuery.ofSubject(subject, KINDS), row -> {
            if (row.is(PersistedGrant.Kind.AUTHORIZATION) || row.redeemed() != null) {
                given.add(given(row));
            }
        });
        return given.build().toList();
    }

    /** Takes back all that the user has let the client do, codes under way included; whether there was anything. */
    public boolean revokeClient(String subject, String clientId) {
        return revoke(GrantQuery.ofSubject(subject, KINDS).ofClient(clientId), row -> true);
    }

    /**
     * Takes back what clients were given in this session; whether there was anything.
     *
     * @param offlineToo also where the user let the client stay when the session is over: {@code offline_access} (Core §11)
     */
    public boolean revokeSession(String sid, boolean offlineToo) {
        return revoke(GrantQuery.ofSession(sid, KINDS), row -> offlineToo || !authorization(row).hasScope("offline_access"));
    }

    /** Takes back what clients were given in any session of the user but this one, {@code offline_access} included. */
    public void revokeOtherSessions(String subject, String sid) {
        revoke(GrantQuery.ofSubject(subject, KINDS), row -> !sid.equals(row.sessionId()));
    }

    /** Takes back what clients were given for the user, in any session and outside of all, {@code offline_access} included. */
    public void revokeUser(String subject) {
        revoke(GrantQuery.ofSubject(subject, KINDS), row -> true);
    }

    /**
     * Takes back all of an authorization. Its tokens are refused afterwards.
     *
     * @param until when the last token that is not an access token expires
     */
    @Duty({"RFC 7009 2.1 immediate", "RFC 7009 2.1 family"})
    void revokeFamily(String family, String subject, Client client, Instant until, TokensRevoked.Reason reason) {
        grants.revokeFamily(family, end(client, until));
        announcements.tell(new TokensRevoked(client.clientId(), subject, reason));
    }

    /** Until when the row of an authorization is needed that the client gets its first tokens of up to this time. */
    static Instant end(Client client, Authorization authorization, Instant firstMade) {
        return end(client, RefreshTokens.givenFor(client, authorization)
                ? firstMade.plus(client.refreshTokens().absoluteRefreshTokenLifetime()) : firstMade);
    }

    private static Instant end(Client client, Instant lastMade) {
        return lastMade.plus(client.tokens().accessTokenLifetime()).plus(STILL_AT_WORK);
    }

    /** Then nothing can be issued in its family, even from a row that was read before. */
    void revoke(PersistedGrant row) {
        grants.revoke(List.of(row));
    }

    private boolean revoke(GrantQuery query, Predicate<PersistedGrant> which) {
        var revoked = new boolean[1];
        pages(query, page -> {
            List<PersistedGrant> gone = page.stream().filter(which).toList();
            if (!gone.isEmpty()) {
                grants.revoke(gone);
                revoked[0] = true;
            }
        });
        return revoked[0];
    }

    private void each(GrantQuery query, Consumer<PersistedGrant> what) {
        pages(query, page -> page.forEach(what));
    }

    /** How many there are is up to the clients. */
    private void pages(GrantQuery query, Consumer<List<PersistedGrant>> what) {
        List<PersistedGrant> page = grants.list(query);
        what.accept(page.stream().filter(row -> row.issuer().equals(issuer.value())).toList());
        if (page.size() == query.limit()) {
            pages(query.after(page.get(page.size() - 1)), what);
        }
    }

    private static Given given(PersistedGrant row) {
        Instant until = row.expires().minus(STILL_AT_WORK);
        if (row.is(PersistedGrant.Kind.AUTHORIZATION)) {
            return new Given(authorization(row), row.created(), until);
        }
        Codes.Code code = Codes.Code.of(row);
        return new Given(code.authorization(), row.redeemed(), until.minus(Duration.between(row.redeemed(), code.expires())));
    }

    private static Authorization authorization(PersistedGrant row) {
        return row.is(PersistedGrant.Kind.CODE) ? Codes.Code.of(row).authorization()
                : StoredJson.read(Authorization.class, row.data(), "authorization");
    }
}

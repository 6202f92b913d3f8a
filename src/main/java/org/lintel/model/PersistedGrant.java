package org.lintel.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that Lintel remembers under an unguessable key: a code, what was done for an authorization request, a consent. A store keeps
 * the components as columns and never looks into {@code data}.
 *
 * @param key       hash of the handle, unique across all kinds; the handle itself is never stored
 * @param kind      what it is; a handle of one kind never finds a grant of another
 * @param alias     a second key by which it can be found, hashed like the first if it is a secret, at most 100 characters: of the grants
 *                  of a kind one has it, as a device code has its user code (RFC 8628 §3.2). {@code null} for none
 * @param issuer    whose grant it is
 * @param subject   the user, or {@code null}
 * @param clientId  the client, or {@code null}
 * @param sessionId the session or the browser it belongs to, or {@code null}
 * @param family    the authorization that it descends from, or {@code null}
 * @param created   when it was made
 * @param expires   from when on it counts as absent, or {@code null} for never
 * @param redeemed  when it was used, or {@code null} while it has not been
 * @param data      JSON
 */
public record PersistedGrant(
        String key,
        Kind kind,
        @Nullable String alias,
        String issuer,
        @Nullable String subject,
        @Nullable String clientId,
        @Nullable String sessionId,
        @Nullable String family,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant redeemed,
        String data) {

    /**
     * What a grant is: one of ours, or of a plug-in under a name of its own, which begins with a domain name of the plug-in's maker, such
     * as {@code example.org/device-code}.
     *
     * @param name at most 40 characters
     */
    public record Kind(String name) {

        /**
         * An authorization code (RFC 6749 §1.3.1), and the authorization that it stands for: it stays until all that came of it has
         * expired.
         */
        public static final Kind CODE = new Kind("CODE");
        /** What a user let a client do without a code (RFC 6749 §1.3.2), until all that came of it has expired. */
        public static final Kind AUTHORIZATION = new Kind("AUTHORIZATION");
        /** A refresh token (RFC 6749 §1.5); its alias is the key of the one that it has replaced. */
        public static final Kind REFRESH_TOKEN = new Kind("REFRESH_TOKEN");
        /** An access token that only introspection can read. */
        public static final Kind REFERENCE_TOKEN = new Kind("REFERENCE_TOKEN");
        /** What a user has done for an authorization request that waits, and that it has been answered. */
        public static final Kind REQUEST = new Kind("REQUEST");
        /** A remembered consent of a user to a client. */
        public static final Kind CONSENT = new Kind("CONSENT");
        /** The {@code jti} of an assertion that has been believed (RFC 7523 §3), as long as that would be accepted again. */
        public static final Kind ASSERTION = new Kind("ASSERTION");
        /** A request to the management API that has an {@code Idempotency-Key}, and what was answered. */
        public static final Kind IDEMPOTENCY_KEY = new Kind("IDEMPOTENCY_KEY");

        public Kind {
            Check.plainName("kind", name, 40);
        }

        /** The name: it is part of what keys are hashed from. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** A grant without an alias. */
    public PersistedGrant(String key, Kind kind, String issuer, String subject, String clientId, String sessionId, String family,
            Instant created, Instant expires, Instant redeemed, String data) {
        this(key, kind, null, issuer, subject, clientId, sessionId, family, created, expires, redeemed, data);
    }

    /** The same, to be found by this {@link #alias} too. */
    public PersistedGrant withAlias(String alias) {
        return new PersistedGrant(key, kind, alias, issuer, subject, clientId, sessionId, family, created, expires, redeemed, data);
    }

    /** Whether it is of this kind. */
    public boolean is(Kind kind) {
        return this.kind.equals(kind);
    }

    /** This grant, used at {@code now}. */
    public PersistedGrant redeemed(Instant now) {
        return new PersistedGrant(key, kind, alias, issuer, subject, clientId, sessionId, family, created, expires, now, data);
    }

    /** Whether it counts as absent. */
    public boolean expired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    @Override
    public String toString() {
        return "PersistedGrant[" + kind + " of client " + clientId + "]";
    }
}

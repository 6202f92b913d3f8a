package org.lintel.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;

/**
 * Place: what Lintel remembers under a key: codes and other authorizations, refresh and reference tokens, kept authorization
 * requests, consents, and what plug-ins keep under kinds of their own.
 *
 * <p>Every method takes effect at once and on its own: nothing of it is undone when the caller fails later. A grant that has
 * {@linkplain PersistedGrant#expired expired}, or whose family is revoked, is absent for {@link #find}, {@link #findByAlias},
 * {@link #redeem}, {@link #replace} and {@link #list}. Keys arrive hashed.
 */
public interface GrantStore {

    /**
     * Stores the grant, in place of one with the same key.
     *
     * <p>A store need not refuse what belongs to a revoked family: nobody finds it.
     *
     * @return {@code false}, and nothing is stored, if the grant with this key has been redeemed, or another grant of its kind has its
     *         alias; checking and storing are one step, however many callers and nodes there are
     */
    boolean put(PersistedGrant grant);

    /** The grant with this key, redeemed or not. */
    Optional<PersistedGrant> find(String key);

    /** The grant of this kind with this {@linkplain PersistedGrant#alias alias}, redeemed or not. */
    Optional<PersistedGrant> findByAlias(PersistedGrant.Kind kind, String alias);

    /**
     * Marks the grant as used, unless it is, or is absent: of all callers, however concurrent and on however many nodes, exactly one gets
     * {@code true}. A redeemed grant stays until it expires, so that a replay is recognised.
     */
    default boolean redeem(String key, Instant now) {
        return redeem(key, now, List.of());
    }

    /**
     * As {@link #redeem(String, Instant)}; and in the same step, or not at all, what comes of the grant is stored. Once its family has been
     * revoked nothing comes of it: a call under way has ended when {@link #revokeFamily} or {@link #revoke} returns, or fails.
     *
     * @param successors with keys and aliases that are new
     */
    boolean redeem(String key, Instant now, Collection<PersistedGrant> successors);

    /**
     * As {@link #redeem(String, Instant, Collection)}, but the grant does not stay: its successors take its place. Who finds neither it
     * nor them came after their end.
     */
    boolean replace(String key, Collection<PersistedGrant> successors);

    /**
     * Revokes all grants of a family, those that exist and those that are {@link #put} later, and forgets those that exist.
     *
     * @param until how long that has to be remembered: when the last token of the family has expired
     */
    void revokeFamily(String family, Instant until);

    /**
     * Forgets these grants and revokes their families, as {@link #revokeFamily} does, each until its grant expires or longer: in one step,
     * however many there are.
     */
    void revoke(Collection<PersistedGrant> grants);

    /** Whether the family has been revoked. */
    boolean familyRevoked(String family);

    /**
     * The same for an access token that was made at this moment, and about which somebody asks: often, so that an answer from memory is
     * good enough, as long as what another node has revoked is in it after {@code lintel.revocation.delay}, and what this one has revoked
     * at once.
     *
     * @param made so that a store need not have in memory what was revoked long before
     */
    default boolean familyRevoked(String family, Instant made) {
        return familyRevoked(family);
    }

    /** The grants that are asked for, redeemed or not, in the order that {@link GrantQuery} says, and no more than its limit. */
    List<PersistedGrant> list(GrantQuery query);

    /** Forgets the grant with this key, if there is one. */
    void remove(String key);
}

package org.lintel.jpa;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.lintel.model.PersistedGrant;
import org.lintel.model.GrantQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.GrantStore;

/**
 * Grants in the database.
 *
 * <p><b>One redeems.</b> {@link #redeem} is an {@code update … where redeemed is null}. Of two at once the second waits for the first one's
 * row lock; then its condition is tried on the row as the first has left it, and fails. So it is on all three databases under READ
 * COMMITTED, which our pool asks for; MariaDB does the same under REPEATABLE READ, and PostgreSQL there reports a serialization failure,
 * upon which the transaction is done again.
 *
 * <p><b>Nothing enters a revoked family.</b> "Insert unless there is a mark" would not do: the condition sees no mark that is not committed
 * yet, nor does whoever sets the mark see a row that is not, and once both are committed a member has entered after its revocation
 * returned. So a family has a row from its first member or its revocation on, and both {@link #put} and {@link #revokeFamily} change it, by
 * one conditional update each. The row lock lets one wait for the other's commit: either the member is there before the revocation returns,
 * or the condition, tried on the row as it then is, fails and nothing is stored. Where there is no row yet both insert it, and its primary
 * key lets one of them wait, fail and try again.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaGrants implements GrantStore {

    /** Stored again and again under one key; the others are stored once, under a key that is new. */
    private static final Set<PersistedGrant.Kind> CHANGING = EnumSet.of(PersistedGrant.Kind.REQUEST, PersistedGrant.Kind.CONSENT);
    private static final Set<PersistedGrant.Kind> BEGIN_A_FAMILY = EnumSet.of(PersistedGrant.Kind.CODE, PersistedGrant.Kind.AUTHORIZATION);

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Override
    public boolean put(PersistedGrant grant) {
        if (!CHANGING.contains(grant.kind())) {
            try {
                return database.once(entities -> insert(entities, grant));
            } catch (Collision e) {
                // the key is not new, or the family is not: the long way
            }
        }
        return database.write(entities -> enterFamily(entities, grant) && replace(entities, grant));
    }

    /** For a key, and where it begins one a family, that nobody has used. */
    private boolean insert(EntityManager entities, PersistedGrant grant) {
        if (BEGIN_A_FAMILY.contains(grant.kind()) && grant.family() != null) {
            entities.persist(new FamilyRow(grant.family(), until(grant), null));
            entities.flush();
        } else if (!enterFamily(entities, grant)) {
            return false;
        }
        entities.persist(new GrantRow(grant));
        return true;
    }

    private boolean replace(EntityManager entities, PersistedGrant grant) {
        GrantRow row = entities.find(GrantRow.class, grant.key(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            entities.persist(new GrantRow(grant));
        } else if (row.redeemed == null || row.expired(clock.instant())) {
            row.take(grant);
        } else {
            return false;
        }
        return true;
    }

    /** Holds on to the family's row until the transaction ends, unless it is revoked. */
    private boolean enterFamily(EntityManager entities, PersistedGrant grant) {
        if (grant.family() == null) {
            return true;
        }
        Instant now = clock.instant();
        boolean entered = entities.createQuery("update FamilyRow f set f.expires = function('greatest', f.expires, :until) "
                + "where f.id = :id and (f.revokedUntil is null or f.revokedUntil <= :now)")
                .setParameter("until", until(grant)).setParameter("id", grant.family()).setParameter("now", now.toEpochMilli())
                .executeUpdate() > 0;
        if (entered) {
            return true;
        }
        FamilyRow row = entities.find(FamilyRow.class, grant.family());
        if (row == null) {
            entities.persist(new FamilyRow(grant.family(), until(grant), null));
            entities.flush();
            return true;
        }
        if (!row.revoked(now)) {
            throw new Collision("the family was made in between");
        }
        return false;
    }

    @Override
    public Optional<PersistedGrant> find(String key) {
        return database.read(entities -> alive(entities.find(GrantRow.class, key)));
    }

    @Override
    public boolean redeem(String key, Instant now) {
        return database.write(entities -> redemption(entities, "", key, now).executeUpdate() > 0);
    }

    @Override
    public boolean redeem(String key, Instant now, String data) {
        return database
                .write(entities -> redemption(entities, ", g.data = :data", key, now).setParameter("data", data).executeUpdate() > 0);
    }

    private Query redemption(EntityManager entities, String more, String key, Instant now) {
        return entities.createQuery("update GrantRow g set g.redeemed = :now" + more
                + " where g.id = :id and g.redeemed is null and (g.expires is null or g.expires > :clock)")
                .setParameter("now", now.toEpochMilli()).setParameter("id", key).setParameter("clock", clock.millis());
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        database.write(entities -> {
            long end = until.toEpochMilli();
            boolean marked = entities.createQuery("update FamilyRow f set f.revokedUntil = :until, "
                    + "f.expires = function('greatest', f.expires, :until) "
                    + "where f.id = :id and (f.revokedUntil is null or f.revokedUntil < :until)")
                    .setParameter("until", end).setParameter("id", family).executeUpdate() > 0;
            if (!marked) {
                FamilyRow row = entities.find(FamilyRow.class, family);
                if (row == null) {
                    entities.persist(new FamilyRow(family, end, end));
                } else if (row.revokedUntil == null || row.revokedUntil < end) {
                    throw new Collision("the family was made in between");
                }
            }
            return marked;
        });
    }

    @Override
    public boolean familyRevoked(String family) {
        return database.read(entities -> Optional.ofNullable(entities.find(FamilyRow.class, family)))
                .filter(row -> row.revoked(clock.instant())).isPresent();
    }

    @Override
    public List<PersistedGrant> list(GrantQuery query) {
        return database.read(entities -> {
            CriteriaBuilder is = entities.getCriteriaBuilder();
            CriteriaQuery<GrantRow> rows = is.createQuery(GrantRow.class);
            Root<GrantRow> row = rows.from(GrantRow.class);
            Path<Long> created = row.get("created");
            Path<String> id = row.get("id");
            var conditions = new ArrayList<Predicate>();
            conditions.add(row.get("kind").in(query.kinds().stream().map(PersistedGrant.Kind::name).toList()));
            conditions.add(is.or(is.isNull(row.get("expires")), is.gt(row.get("expires"), clock.millis())));
            var wanted = new HashMap<String, String>();
            wanted.put("subject", query.subject());
            wanted.put("sessionId", query.sessionId());
            wanted.put("clientId", query.clientId());
            wanted.forEach((name, value) -> {
                if (value != null) {
                    conditions.add(is.equal(row.get(name), value));
                }
            });
            if (query.after() != null) {
                long moment = query.after().created().toEpochMilli();
                conditions.add(is.or(is.gt(created, moment), is.and(is.equal(created, moment), is.greaterThan(id, query.after().key()))));
            }
            rows.where(conditions.toArray(Predicate[]::new)).orderBy(is.asc(created), is.asc(id));
            return entities.createQuery(rows).setMaxResults(query.limit()).getResultList();
        }).stream().map(GrantRow::grant).toList();
    }

    @Override
    public void remove(String key) {
        database.write(entities -> entities.createQuery("delete from GrantRow g where g.id = :id").setParameter("id", key).executeUpdate());
    }

    private Optional<PersistedGrant> alive(GrantRow row) {
        return Optional.ofNullable(row).filter(found -> !found.expired(clock.instant())).map(GrantRow::grant);
    }

    private static long until(PersistedGrant grant) {
        return grant.expires() == null ? Long.MAX_VALUE : grant.expires().toEpochMilli();
    }
}

package org.lintel.jpa;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

import org.lintel.config.Issuer;
import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
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
 * <p>How nothing enters a revoked family is told in {@link FamilyRows}.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaGrants implements GrantStore {

    /** Stored again and again under one key; the others are stored once, under a key that is new. */
    private static final Set<PersistedGrant.Kind> CHANGING = Set.of(PersistedGrant.Kind.REQUEST, PersistedGrant.Kind.CONSENT);
    private static final Set<PersistedGrant.Kind> BEGIN_A_FAMILY = Set.of(PersistedGrant.Kind.CODE, PersistedGrant.Kind.AUTHORIZATION);

    @Inject
    Database database;

    @Inject
    Endings endings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public boolean put(PersistedGrant grant) {
        if (!CHANGING.contains(grant.kind()) && grant.alias() == null) {
            try {
                return database.once(entities -> insert(entities, grant));
            } catch (Collision e) {
                // the key is not new, or the family is not: the long way
            }
        }
        return database.write(entities -> aliasIsFree(entities, grant) && enterFamily(entities, grant) && replace(entities, grant));
    }

    /** For a key that is new, and, where it begins a family, a family that is new. */
    private boolean insert(EntityManager entities, PersistedGrant grant) {
        if (BEGIN_A_FAMILY.contains(grant.kind()) && grant.family() != null) {
            families(entities).begin(grant.family(), until(grant));
        } else if (!enterFamily(entities, grant)) {
            return false;
        }
        entities.persist(new GrantRow(grant));
        return true;
    }

    /** One that has expired makes room. Of two who come at once the unique index lets one wait, fail and look again. */
    private boolean aliasIsFree(EntityManager entities, PersistedGrant grant) {
        Optional<GrantRow> other = grant.alias() == null ? Optional.empty()
                : byAlias(entities, grant.kind(), grant.alias()).filter(row -> !row.id.equals(grant.key()));
        if (other.isPresent() && other.get().expired(clock.instant())) {
            entities.remove(other.get());
            entities.flush();
            return true;
        }
        return other.isEmpty();
    }

    private boolean enterFamily(EntityManager entities, PersistedGrant grant) {
        return grant.family() == null || families(entities).enter(grant.family(), until(grant), clock.instant());
    }

    private boolean replace(EntityManager entities, PersistedGrant grant) {
        GrantRow row = entities.find(GrantRow.class, id(grant.key()), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            entities.persist(new GrantRow(grant));
        } else if (row.redeemed == null || row.expired(clock.instant())) {
            row.take(grant);
        } else {
            return false;
        }
        return true;
    }

    @Override
    public Optional<PersistedGrant> find(String key) {
        return database.read(entities -> alive(entities.find(GrantRow.class, id(key))));
    }

    @Override
    public Optional<PersistedGrant> findByAlias(PersistedGrant.Kind kind, String alias) {
        return database.read(entities -> alive(byAlias(entities, kind, alias).orElse(null)));
    }

    private Optional<GrantRow> byAlias(EntityManager entities, PersistedGrant.Kind kind, String alias) {
        return entities
                .createQuery("select g from GrantRow g where g.alias = :alias and g.kind = :kind and g.issuer = :issuer", GrantRow.class)
                .setParameter("alias", alias).setParameter("kind", kind.name()).setParameter("issuer", issuer.value())
                .getResultStream().findFirst();
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
                + " where g.id = :id and g.issuer = :issuer and g.redeemed is null and (g.expires is null or g.expires > :clock)")
                .setParameter("now", now.toEpochMilli()).setParameter("id", key).setParameter("issuer", issuer.value())
                .setParameter("clock", clock.millis());
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        database.write(entities -> {
            families(entities).revoke(family, until.toEpochMilli());
            endings.note(entities, Endings.Kind.FAMILY, List.of(family));
            return family;
        });
        ended(List.of(family));
    }

    private void ended(Collection<String> families) {
        database.onceCommitted(() -> families.forEach(family -> endings.ended(Endings.Kind.FAMILY, family)));
    }

    @Override
    public void revoke(Collection<PersistedGrant> grants) {
        Map<String, Long> families = grants.stream().filter(grant -> grant.family() != null)
                .collect(Collectors.toMap(PersistedGrant::family, JpaGrants::until, Math::max));
        List<String> keys = grants.stream().map(PersistedGrant::key).toList();
        if (!keys.isEmpty()) {
            database.write(entities -> {
                families(entities).revoke(families);
                endings.note(entities, Endings.Kind.FAMILY, families.keySet());
                return entities.createQuery("delete from GrantRow g where g.id in :ids and g.issuer = :issuer").setParameter("ids", keys)
                        .setParameter("issuer", issuer.value()).executeUpdate();
            });
            ended(families.keySet());
        }
    }

    @Override
    public boolean familyRevoked(String family) {
        return database.read(entities -> Optional.ofNullable(entities.find(FamilyRow.class, id(family))))
                .filter(row -> row.revoked(clock.instant())).isPresent();
    }

    @Override
    public boolean familyRevoked(String family, Instant made) {
        return endings.familyEnded(family, made).orElseGet(() -> familyRevoked(family));
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
            conditions.add(is.equal(row.get("issuer"), issuer.value()));
            conditions.add(row.get("kind").in(query.kinds().stream().map(PersistedGrant.Kind::name).toList()));
            conditions.add(is.or(is.isNull(row.get("expires")), is.gt(row.get("expires"), clock.millis())));
            var wanted = new HashMap<String, String>();
            wanted.put("subject", query.subject());
            wanted.put("sessionId", query.sessionId());
            wanted.put("clientId", query.clientId());
            wanted.put("family", query.family());
            wanted.forEach((name, value) -> {
                if (value != null) {
                    conditions.add(is.equal(row.get(name), value));
                }
            });
            if (query.after() != null) {
                long moment = query.after().created().toEpochMilli();
                conditions.add(Behind.oldestFirst(is, created, moment, is.greaterThan(id, query.after().key())));
            }
            rows.where(conditions.toArray(Predicate[]::new)).orderBy(is.asc(created), is.asc(id));
            return entities.createQuery(rows).setMaxResults(query.limit()).getResultList();
        }).stream().map(GrantRow::grant).toList();
    }

    @Override
    public void remove(String key) {
        database.write(entities -> entities.createQuery("delete from GrantRow g where g.id = :id and g.issuer = :issuer")
                .setParameter("id", key).setParameter("issuer", issuer.value()).executeUpdate());
    }

    private Optional<PersistedGrant> alive(GrantRow row) {
        return Optional.ofNullable(row).filter(found -> !found.expired(clock.instant())).map(GrantRow::grant);
    }

    private RowId id(String key) {
        return new RowId(key, issuer.value());
    }

    private FamilyRows families(EntityManager entities) {
        return new FamilyRows(entities, issuer.value());
    }

    private static long until(PersistedGrant grant) {
        return grant.expires() == null ? Long.MAX_VALUE : grant.expires().toEpochMilli();
    }
}

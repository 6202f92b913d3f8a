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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
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
import org.lintel.transfer.EndingRows;

/**
 * Grants in the database.
 *
 * <p><b>One redeems.</b> {@link #redeem} is an {@code update … where redeemed is null}, {@link #replace} such a {@code delete}. Of two at
 * once the second waits for the first one's row lock; then its condition is tried on the row as the first has left it, and fails. So it is
 * on all three databases under READ COMMITTED, which our pool asks for; MariaDB does the same under REPEATABLE READ, and PostgreSQL there
 * reports a serialization failure, upon which the transaction is done again.
 *
 * <p><b>Nothing comes of a revoked family.</b> Whoever reads a grant reads whether its family is revoked, in the same statement, so that
 * one that is stored nevertheless is worth nothing. And revoking deletes the rows of the family: whoever is at one of them, to redeem it,
 * is waited for, or waits and finds it gone.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaGrants implements GrantStore {

    /** Stored again and again under one key; the others are stored once, under a key that is new. */
    private static final Set<PersistedGrant.Kind> CHANGING = Set.of(PersistedGrant.Kind.REQUEST, PersistedGrant.Kind.CONSENT);
    private static final String ALIVE = " and g.issuer = :issuer and (g.expires is null or g.expires > :clock) and not exists "
            + "(select f.id from FamilyRow f where f.id = g.family and f.issuer = g.issuer and f.revokedUntil > :clock)";

    /** In SQL: of a JPQL statement with a subquery EclipseLink makes one that tries the whole condition before it waits for the row. */
    private static final String OF_ONE_UNUSED = " where id = ?1 and issuer = ?2 and redeemed is null and (expires is null or expires > ?3)"
            + " and not exists (select 1 from families f where f.id = grants.family and f.issuer = grants.issuer and f.revoked_until > ?3)";

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
                return database.once(entities -> {
                    entities.persist(new GrantRow(grant));
                    return true;
                });
            } catch (Collision e) {
                // the key is not new: the long way
            }
        }
        return database.write(entities -> aliasIsFree(entities, grant) && replace(entities, grant));
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
        return found("g.id = :id", query -> query.setParameter("id", key));
    }

    @Override
    public Optional<PersistedGrant> findByAlias(PersistedGrant.Kind kind, String alias) {
        return found("g.alias = :alias and g.kind = :kind",
                query -> query.setParameter("alias", alias).setParameter("kind", kind.name()));
    }

    private Optional<PersistedGrant> found(String which, UnaryOperator<TypedQuery<GrantRow>> by) {
        return database.read(entities -> by.apply(entities.createQuery("select g from GrantRow g where " + which + ALIVE, GrantRow.class))
                .setParameter("issuer", issuer.value()).setParameter("clock", clock.millis()).getResultStream().findFirst()
                .map(GrantRow::grant));
    }

    private Optional<GrantRow> byAlias(EntityManager entities, PersistedGrant.Kind kind, String alias) {
        return entities
                .createQuery("select g from GrantRow g where g.alias = :alias and g.kind = :kind and g.issuer = :issuer", GrantRow.class)
                .setParameter("alias", alias).setParameter("kind", kind.name()).setParameter("issuer", issuer.value())
                .getResultStream().findFirst();
    }

    @Override
    public boolean redeem(String key, Instant now, Collection<PersistedGrant> successors) {
        return use(entities -> entities.createNativeQuery("update grants set redeemed = ?4" + OF_ONE_UNUSED)
                .setParameter(4, now.toEpochMilli()), key, successors);
    }

    @Override
    public boolean replace(String key, Collection<PersistedGrant> successors) {
        return use(entities -> entities.createNativeQuery("delete from grants" + OF_ONE_UNUSED), key, successors);
    }

    private boolean use(Function<EntityManager, Query> use, String key, Collection<PersistedGrant> successors) {
        return database.write(entities -> {
            boolean used = use.apply(entities).setParameter(1, key).setParameter(2, issuer.value()).setParameter(3, clock.millis())
                    .executeUpdate() > 0;
            if (used) {
                successors.forEach(successor -> entities.persist(new GrantRow(successor)));
            }
            return used;
        });
    }

    @Override
    public void revokeFamily(String family, Instant until) {
        revoke(Map.of(family, until.toEpochMilli()), List.of());
    }

    @Override
    public void revoke(Collection<PersistedGrant> grants) {
        Map<String, Long> families = grants.stream().filter(grant -> grant.family() != null)
                .collect(Collectors.toMap(PersistedGrant::family, JpaGrants::until, Math::max));
        List<String> others = grants.stream().filter(grant -> grant.family() == null).map(PersistedGrant::key).toList();
        if (!grants.isEmpty()) {
            revoke(families, others);
        }
    }

    /** Together with these grants, which have none. */
    private void revoke(Map<String, Long> families, List<String> others) {
        database.write(entities -> {
            new FamilyRows(entities, issuer.value()).revoke(families);
            endings.note(entities, EndingRows.Kind.FAMILY, families.keySet());
            return delete(entities, "family", families.keySet()) + delete(entities, "id", others);
        });
        database.onceCommitted(() -> families.keySet().forEach(family -> endings.ended(EndingRows.Kind.FAMILY, family)));
    }

    private int delete(EntityManager entities, String by, Collection<String> values) {
        return values.isEmpty() ? 0
                : entities.createQuery("delete from GrantRow g where g." + by + " in :values and g.issuer = :issuer")
                        .setParameter("values", values).setParameter("issuer", issuer.value()).executeUpdate();
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
            conditions.add(is.not(is.exists(FamilyRows.revocation(is, rows, row, clock.millis()))));
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

    private RowId id(String key) {
        return new RowId(key, issuer.value());
    }

    private static long until(PersistedGrant grant) {
        return grant.expires() == null ? Long.MAX_VALUE : grant.expires().toEpochMilli();
    }
}

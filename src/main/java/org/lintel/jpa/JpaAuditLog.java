package org.lintel.jpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.lintel.config.Issuer;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.plugin.Reserve;
import org.lintel.spi.AuditLog;

/**
 * The audit log in the database. Who appends locks the row of the chain first: of two who come at once, on whichever nodes, the second
 * finds what the first has appended. Within a transaction of others this is what it does last, so that the row is locked for a moment only,
 * and no two transactions can wait for one another there.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaAuditLog implements AuditLog {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    @Override
    public void append(List<AuditRecord> records) {
        String owner = issuer.value();
        database.writeLast(entities -> append(entities, owner, records));
    }

    /** The same within a transaction of somebody else, where it should come last. */
    static AuditChain append(EntityManager entities, String owner, List<AuditRecord> records) {
        AuditChainRow row = locked(entities, owner);
        AuditChain chain = row.chain();
        for (AuditRecord record : records) {
            AuditEntry entry = AuditEntry.next(chain.last(), chain.lastHash(), record);
            entities.persist(new AuditRow(owner, entry));
            chain = chain.to(entry);
        }
        row.set(chain);
        return chain;
    }

    /** Of two nodes that begin the chain at once one collides, and finds it begun. */
    private static AuditChainRow locked(EntityManager entities, String owner) {
        AuditChainRow row = entities.find(AuditChainRow.class, owner, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new AuditChainRow(owner);
            entities.persist(row);
            entities.flush();
        }
        return row;
    }

    @Override
    public AuditChain chain() {
        return database.read(entities -> {
            AuditChainRow row = entities.find(AuditChainRow.class, issuer.value());
            return row == null ? AuditChain.NEW : row.chain();
        });
    }

    @Override
    public List<AuditEntry> following(long position) {
        return database.read(entities -> rows(entities, position, PAGE)).stream().map(AuditRow::entry).toList();
    }

    private List<AuditRow> rows(EntityManager entities, long after, int limit) {
        return entities.createQuery("select r from AuditRow r where r.issuer = :issuer and r.seq > :seq order by r.seq", AuditRow.class)
                .setParameter("issuer", issuer.value()).setParameter("seq", after).setMaxResults(limit).getResultList();
    }

    @Override
    public List<AuditEntry> page(AuditQuery query) {
        return database.read(entities -> {
            CriteriaBuilder is = entities.getCriteriaBuilder();
            CriteriaQuery<AuditRow> rows = is.createQuery(AuditRow.class);
            Root<AuditRow> row = rows.from(AuditRow.class);
            rows.where(conditions(query, is, row).toArray(Predicate[]::new)).orderBy(is.desc(row.get("moment")), is.desc(row.get("seq")));
            return entities.createQuery(rows).setMaxResults(query.limit()).getResultList();
        }).stream().map(AuditRow::entry).toList();
    }

    private List<Predicate> conditions(AuditQuery query, CriteriaBuilder is, Root<AuditRow> row) {
        Path<Long> moment = row.get("moment");
        var conditions = new ArrayList<>(List.of(is.equal(row.get("issuer"), issuer.value())));
        if (query.from() != null) {
            conditions.add(is.ge(moment, query.from().toEpochMilli()));
        }
        if (query.until() != null) {
            conditions.add(is.lt(moment, query.until().toEpochMilli()));
        }
        equal(conditions, is, row, "kind", query.kind());
        equal(conditions, is, row, "clientId", query.by().clientId());
        equal(conditions, is, row, "subject", query.by().subject());
        equal(conditions, is, row, "address", query.by().address());
        equal(conditions, is, row, "request", query.by().request());
        if (query.about() != null) {
            equal(conditions, is, row, "aboutType", query.about().type());
            equal(conditions, is, row, "about", query.about().id());
        }
        if (query.after() != null) {
            long last = query.after().moment().toEpochMilli();
            conditions.add(Behind.newestFirst(is, moment, last, is.lt(row.<Long>get("seq"), query.after().position())));
        }
        return conditions;
    }

    private static void equal(List<Predicate> conditions, CriteriaBuilder is, Root<AuditRow> row, String name, String value) {
        if (value != null) {
            conditions.add(is.equal(row.get(name), value));
        }
    }

    /** A look at the first one: most of the time nothing is over, and nothing is locked. */
    @Override
    public int purge(Instant before) {
        if (over(database.read(entities -> rows(entities, chain().purged(), 1)), before).isEmpty()) {
            return 0;
        }
        return database.write(entities -> {
            AuditChainRow row = locked(entities, issuer.value());
            List<AuditRow> over = over(rows(entities, row.purged, PAGE), before);
            if (!over.isEmpty()) {
                row.set(row.chain().from(over.get(over.size() - 1).entry()));
                entities.createQuery("delete from AuditRow r where r.issuer = :issuer and r.seq <= :last")
                        .setParameter("issuer", issuer.value()).setParameter("last", row.purged).executeUpdate();
            }
            return over.size();
        });
    }

    private static List<AuditRow> over(List<AuditRow> rows, Instant before) {
        return rows.stream().takeWhile(row -> row.moment < before.toEpochMilli()).toList();
    }
}

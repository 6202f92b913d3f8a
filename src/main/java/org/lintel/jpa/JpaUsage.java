package org.lintel.jpa;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

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
import org.lintel.model.ClientUsage;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.model.UsageQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.UsageStore;

/**
 * What clients use and how much happens, in the database. Who adds locks the row first: another node waits, and adds to what it finds then.
 */
@ApplicationScoped
@Reserve("jpa")
public class JpaUsage implements UsageStore {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    /** In one order, so that no two nodes can wait for one another. Of two that begin a row at once one collides, and finds it begun. */
    @Override
    public void add(List<ClientUsage> counted, BinaryOperator<ClientUsage> sum) {
        List<ClientUsage> inOrder = counted.stream().sorted(UsageQuery.ORDER).toList();
        database.write(entities -> {
            inOrder.forEach(one -> add(entities, one, sum));
            return inOrder;
        });
    }

    private void add(EntityManager entities, ClientUsage one, BinaryOperator<ClientUsage> sum) {
        RowId key = UsageRow.key(one, issuer.value());
        UsageRow row = entities.find(UsageRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            entities.persist(new UsageRow(key, one));
            // now: what waits until the end is written in an order that is nobody's
            entities.flush();
        } else {
            row.set(sum.apply(row.usage(), one));
        }
    }

    @Override
    public List<ClientUsage> page(UsageQuery query) {
        return database.read(entities -> {
            CriteriaBuilder is = entities.getCriteriaBuilder();
            CriteriaQuery<UsageRow> rows = is.createQuery(UsageRow.class);
            Root<UsageRow> row = rows.from(UsageRow.class);
            rows.where(conditions(query, is, row).toArray(Predicate[]::new)).orderBy(is.desc(row.get("month")),
                    is.asc(row.get("clientId")));
            return entities.createQuery(rows).setMaxResults(query.limit()).getResultList();
        }).stream().map(UsageRow::usage).toList();
    }

    private List<Predicate> conditions(UsageQuery query, CriteriaBuilder is, Root<UsageRow> row) {
        Path<Long> month = row.get("month");
        Path<String> clientId = row.get("clientId");
        var conditions = new ArrayList<>(List.of(is.equal(row.get("issuer"), issuer.value())));
        if (query.month() != null) {
            conditions.add(is.equal(month, UsageRow.number(query.month())));
        }
        if (query.clientId() != null) {
            conditions.add(is.equal(clientId, query.clientId()));
        }
        if (query.after() != null) {
            conditions.add(Behind.newestFirst(is, month, UsageRow.number(query.after().month()),
                    is.greaterThan(clientId, query.after().clientId())));
        }
        return conditions;
    }

    @Override
    public void purge(YearMonth before) {
        database.write(entities -> entities.createQuery("delete from UsageRow r where r.issuer = :issuer and r.month < :month")
                .setParameter("issuer", issuer.value()).setParameter("month", UsageRow.number(before)).executeUpdate());
    }

    @Override
    public void addEvents(List<EventCount> counted) {
        List<EventCount> inOrder = counted.stream().sorted(EventCount.ORDER).toList();
        database.write(entities -> {
            inOrder.forEach(one -> add(entities, one));
            return inOrder;
        });
    }

    private void add(EntityManager entities, EventCount one) {
        RowId key = new RowId(one.key(), issuer.value());
        EventCountRow row = entities.find(EventCountRow.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            entities.persist(new EventCountRow(key, one));
            // as above
            entities.flush();
        } else {
            row.times += one.number();
        }
    }

    @Override
    public List<EventCount> events(Period period, Instant from) {
        return database.read(entities -> entities.createQuery(
                "select r from EventCountRow r where r.issuer = :issuer and r.period = :period and r.begins >= :begins",
                EventCountRow.class)
                .setParameter("issuer", issuer.value()).setParameter("period", period.name())
                .setParameter("begins", from.getEpochSecond()).getResultList()).stream().flatMap(row -> row.count().stream()).toList();
    }

    @Override
    public void purgeEvents(Period period, Instant before) {
        database.write(entities -> entities.createQuery(
                "delete from EventCountRow r where r.issuer = :issuer and r.period = :period and r.begins < :begins")
                .setParameter("issuer", issuer.value()).setParameter("period", period.name())
                .setParameter("begins", before.getEpochSecond()).executeUpdate());
    }
}

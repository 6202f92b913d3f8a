package org.lintel.jpa;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;

import org.lintel.config.Issuer;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalQuery;
import org.lintel.plugin.Reserve;
import org.lintel.spi.RefusalLog;

/** Refusals in the database; {@link Purge} limits their number. */
@ApplicationScoped
@Reserve("jpa")
public class JpaRefusalLog implements RefusalLog {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** A request that fails twice has one number. */
    @Override
    public void keep(List<Refusal> refusals, Instant until) {
        database.write(entities -> {
            refusals.forEach(refusal -> entities.merge(new RefusalRow(issuer.value(), refusal, until)));
            return refusals;
        });
    }

    @Override
    public Optional<Refusal> find(String number) {
        return StorableText.storable(number)
                ? database.read(entities -> Optional.ofNullable(entities.find(RefusalRow.class, new RowId(number, issuer.value()))))
                        .filter(row -> row.expires > clock.millis()).map(RefusalRow::refusal)
                : Optional.empty();
    }

    @Override
    public List<Refusal> page(RefusalQuery query) {
        return database.read(entities -> {
            CriteriaBuilder is = entities.getCriteriaBuilder();
            CriteriaQuery<RefusalRow> rows = is.createQuery(RefusalRow.class);
            Root<RefusalRow> row = rows.from(RefusalRow.class);
            Path<Long> moment = row.get("moment");
            Path<String> number = row.get("id");
            var conditions = new ArrayList<>(List.of(is.equal(row.get("issuer"), issuer.value()),
                    is.gt(row.<Long>get("expires"), clock.millis())));
            if (query.clientId() != null) {
                conditions.add(is.equal(row.get("clientId"), query.clientId()));
            }
            if (query.error() != null) {
                conditions.add(is.equal(row.get("error"), query.error()));
            }
            if (query.after() != null) {
                long last = query.after().moment().toEpochMilli();
                conditions.add(Behind.newestFirst(is, moment, last, is.lessThan(number, query.after().number())));
            }
            rows.where(conditions.toArray(Predicate[]::new)).orderBy(is.desc(moment), is.desc(number));
            return entities.createQuery(rows).setMaxResults(query.limit()).getResultList();
        }).stream().map(RefusalRow::refusal).toList();
    }
}

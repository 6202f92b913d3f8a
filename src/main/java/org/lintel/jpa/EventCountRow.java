package org.lintel.jpa;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.EventCount;
import org.lintel.model.Period;

/** Its id is what it counts, {@code HOUR/1764510000/SIGN_IN/success}. */
@Entity
@Table(name = "event_counts")
class EventCountRow extends IssuerRow {

    @Column(name = "in_steps_of", nullable = false)
    String period;

    /** In seconds since 1970. */
    long begins;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    String label;

    long times;

    protected EventCountRow() {
    }

    EventCountRow(RowId key, EventCount count) {
        super(key);
        period = count.period().name();
        begins = count.begins().getEpochSecond();
        kind = count.kind().name();
        label = count.label();
        times = count.number();
    }

    /** Absent for a kind that only a newer version has, while a cluster is brought up to date. */
    Optional<EventCount> count() {
        return Stream.of(EventCount.Kind.values()).filter(known -> known.name().equals(kind)).findFirst()
                .map(known -> new EventCount(Period.valueOf(period), Instant.ofEpochSecond(begins), known, label, times));
    }
}

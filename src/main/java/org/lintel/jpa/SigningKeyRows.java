package org.lintel.jpa;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import org.lintel.config.SigningSettings;
import org.lintel.jose.KeySchedule;
import org.lintel.model.KeyLife;
import org.lintel.model.SigningKey;

/** The rows of an issuer's signing keys, and when which of them does what. */
final class SigningKeyRows {

    private final String issuer;
    private final SigningSettings settings;
    private final KeySchedule<SigningKeyRow> schedule;

    /** RS256 first: software that knows only one algorithm knows this one. */
    private final List<String> algorithms;

    SigningKeyRows(String issuer, SigningSettings settings) {
        this.issuer = issuer;
        this.settings = settings;
        this.schedule = new KeySchedule<>(settings.announce(), settings.use(), settings.keep(), SigningKeyRow::signsFrom);
        this.algorithms = settings.algorithms().stream().sorted(Comparator.comparing(name -> !name.equals("RS256"))).toList();
    }

    /** Those that keys are made for. */
    List<String> algorithms() {
        return algorithms;
    }

    List<SigningKeyRow> all(EntityManager entities) {
        return entities
                .createQuery("select k from SigningKeyRow k where k.issuer = :issuer order by k.signsFrom, k.id", SigningKeyRow.class)
                .setParameter("issuer", issuer).getResultList();
    }

    /** Those that have left the key set. */
    List<PastSigningKeyRow> past(EntityManager entities) {
        return entities.createQuery("select k from PastSigningKeyRow k where k.issuer = :issuer", PastSigningKeyRow.class)
                .setParameter("issuer", issuer).getResultList();
    }

    Optional<PastSigningKeyRow> past(EntityManager entities, String kid) {
        return Optional.ofNullable(entities.find(PastSigningKeyRow.class, new RowId(kid, issuer)));
    }

    static List<SigningKeyRow> of(String algorithm, List<SigningKeyRow> rows) {
        return rows.stream().filter(row -> row.algorithm.equals(algorithm)).toList();
    }

    Optional<Instant> due(String algorithm, List<SigningKeyRow> rows, Instant now) {
        return schedule.due(of(algorithm, rows), now);
    }

    boolean signs(SigningKeyRow row, List<SigningKeyRow> rows, Instant now) {
        return algorithms.contains(row.algorithm) && schedule.signing(of(row.algorithm, rows), now).filter(row::equals).isPresent();
    }

    Optional<SigningKeyRow> successor(SigningKeyRow row, List<SigningKeyRow> rows) {
        return schedule.successor(row, of(row.algorithm, rows));
    }

    boolean isOver(SigningKeyRow row, List<SigningKeyRow> rows, Instant now) {
        return end(row, rows).filter(end -> !now.isBefore(end)).isPresent();
    }

    /** A key of an algorithm that is not wanted any more has no successor; it is deleted when it would have been with one. */
    private Optional<Instant> end(SigningKeyRow row, List<SigningKeyRow> rows) {
        Optional<Instant> unwanted = algorithms.contains(row.algorithm) ? Optional.empty()
                : Optional.of(row.signsFrom().plus(settings.use()).plus(settings.keep()));
        return Stream.of(schedule.end(row, of(row.algorithm, rows)), unwanted).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** Those that sign, then all others. */
    List<SigningKeyRow> inOrder(List<SigningKeyRow> rows, Instant now) {
        List<SigningKeyRow> published = algorithms.stream().flatMap(algorithm -> schedule.published(of(algorithm, rows), now).stream())
                .toList();
        return Stream.of(published.stream().filter(row -> signs(row, rows, now)), published.stream().filter(row -> !signs(row, rows, now)),
                rows.stream().filter(row -> !algorithms.contains(row.algorithm))).flatMap(some -> some).toList();
    }

    /** @param past where the successor may be */
    KeyLife life(SigningKeyRow row, SigningKey publicHalf, List<SigningKeyRow> rows, List<PastSigningKeyRow> past) {
        return new KeyLife(publicHalf, made(publicHalf), row.signsFrom(), retired(row, rows, past).orElse(null),
                end(row, rows).orElse(null), false);
    }

    /** The certificate is made with the key. */
    static Instant made(SigningKey key) {
        return key.certificates().get(0).getNotBefore().toInstant();
    }

    private Optional<Instant> retired(SigningKeyRow row, List<SigningKeyRow> rows, List<PastSigningKeyRow> past) {
        Stream<Long> after = past.stream().filter(other -> other.algorithm.equals(row.algorithm) && other.hasSigned())
                .map(other -> other.signsFrom).filter(signsFrom -> signsFrom > row.signsFrom);
        return Stream.concat(successor(row, rows).stream().map(successor -> successor.signsFrom), after).min(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli);
    }

    /** Takes the key out of the key set, and keeps what everybody may know of it. */
    PastSigningKeyRow leave(EntityManager entities, KeyLife life, SigningKeyRow row, Instant now, boolean compromised) {
        Instant retired = life.retired() == null || life.retired().isAfter(now) ? now : life.retired();
        var past = new PastSigningKeyRow(issuer, life.key(), life.signsFrom(), retired, now, compromised);
        entities.remove(row);
        entities.persist(past);
        return past;
    }
}

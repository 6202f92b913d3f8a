package org.lintel.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When which key does what. A key is published first, so that everybody knows it when it begins to sign; it signs until its successor does;
 * and it is published for a while after that, for those who still hold something it signed.
 *
 * @param announce how long a key is published before it signs: longer than clients and APIs keep our key set
 * @param use      how long a key signs
 * @param keep     how long a key is published after it has signed for the last time
 */
public record KeySchedule(Duration announce, Duration use, Duration keep) {

    /**
     * A key of one algorithm.
     *
     * @param signsFrom when it begins to sign
     */
    public interface Aging {

        Instant signsFrom();
    }

    /** The keys of one algorithm that are published now, the one that signs first; then the newest first. */
    public <K extends Aging> List<K> published(List<K> keys, Instant now) {
        Optional<K> signing = signing(keys, now);
        return keys.stream().filter(key -> !isOver(key, keys, now))
                .sorted(Comparator.comparing((K key) -> !signing.equals(Optional.of(key)))
                        .thenComparing(Aging::signsFrom, Comparator.reverseOrder()))
                .toList();
    }

    /** The newest key whose time has come. The very first is used at once: there is nobody yet who knows another. */
    <K extends Aging> Optional<K> signing(List<K> keys, Instant now) {
        return keys.stream().filter(key -> !key.signsFrom().isAfter(now)).max(Comparator.comparing(Aging::signsFrom))
                .or(() -> keys.stream().min(Comparator.comparing(Aging::signsFrom)));
    }

    /** From when on a new key of this algorithm is to sign, if it is time to make one. */
    public Optional<Instant> due(List<? extends Aging> keys, Instant now) {
        Optional<Instant> newest = keys.stream().map(Aging::signsFrom).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Optional.of(now);
        }
        return newest.filter(since -> !now.isBefore(since.plus(use).minus(announce))).map(since -> now.plus(announce));
    }

    /** Whether nobody needs the key any more. */
    public <K extends Aging> boolean isOver(K key, List<K> keys, Instant now) {
        return keys.stream().map(Aging::signsFrom).filter(other -> other.isAfter(key.signsFrom())).min(Comparator.naturalOrder())
                .filter(successor -> !now.isBefore(successor.plus(keep))).isPresent();
    }
}

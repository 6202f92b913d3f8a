package org.lintel.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When which key does what. A key is published first, so that clients and APIs have it when it begins to sign; it signs until its successor
 * does; and it stays published for a while after that, for what it has signed.
 *
 * @param announce  how long a key is published before it signs: longer than clients and APIs keep our key set
 * @param use       how long a key signs
 * @param keep      how long a key is published after it has signed for the last time
 * @param signsFrom when a key begins to sign
 * @param <K>       keys of one algorithm
 */
public record KeySchedule<K>(Duration announce, Duration use, Duration keep, Function<K, Instant> signsFrom) {

    /** The keys that are published now, the one that signs first; then the newest first. */
    public List<K> published(List<K> keys, Instant now) {
        Optional<K> signing = signing(keys, now);
        return keys.stream().filter(key -> !isOver(key, keys, now))
                .sorted(Comparator.comparing((K key) -> !signing.equals(Optional.of(key))).thenComparing(signsFrom,
                        Comparator.reverseOrder()))
                .toList();
    }

    /** The newest key whose time has come. The very first is used at once: no other has been published yet. */
    public Optional<K> signing(List<K> keys, Instant now) {
        return keys.stream().filter(key -> !signsFrom.apply(key).isAfter(now)).max(Comparator.comparing(signsFrom))
                .or(() -> keys.stream().min(Comparator.comparing(signsFrom)));
    }

    /** From when on a new key is to sign, if it is time to make one. */
    public Optional<Instant> due(List<K> keys, Instant now) {
        Optional<Instant> newest = keys.stream().map(signsFrom).max(Comparator.naturalOrder());
        if (newest.isEmpty()) {
            return Optional.of(now);
        }
        return newest.filter(since -> !now.isBefore(since.plus(use).minus(announce))).map(since -> now.plus(announce));
    }

    /** Who signs after the key, whether that has begun or not. */
    public Optional<K> successor(K key, List<K> keys) {
        return keys.stream().filter(other -> signsFrom.apply(other).isAfter(signsFrom.apply(key))).min(Comparator.comparing(signsFrom));
    }

    /** When the key is no longer needed; empty as long as it has no successor. */
    public Optional<Instant> end(K key, List<K> keys) {
        return successor(key, keys).map(successor -> signsFrom.apply(successor).plus(keep));
    }

    /** Whether the key is no longer needed. */
    public boolean isOver(K key, List<K> keys, Instant now) {
        return end(key, keys).filter(end -> !now.isBefore(end)).isPresent();
    }
}

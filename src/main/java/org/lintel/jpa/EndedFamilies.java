package org.lintel.jpa;

import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Families that have ended lately, in memory. Another one takes its place when it is full: who looks into it meanwhile finds what was
 * there. Thread-safe.
 *
 * @param since what has ended before may be missing
 */
record EndedFamilies(Cache<String, Boolean> ended, Instant since) {

    /** How long an ending is remembered; younger tokens need no other look. */
    static final Duration KEPT = Duration.ofHours(2);

    /** The clocks of nodes may differ, and what is under way when a family ends is made a little later. */
    private static final Duration DOUBT = Purge.DOUBT;

    /** About 30 MB; a sign-out of everybody is more. */
    private static final int MOST = 200_000;

    static EndedFamilies since(Instant since) {
        return new EndedFamilies(Caffeine.newBuilder().expireAfterWrite(KEPT).build(), since);
    }

    void add(String family) {
        ended.put(family, true);
    }

    boolean has(String family) {
        return ended.getIfPresent(family) != null;
    }

    /** Whether it would know the end of what was made then. */
    boolean reaches(Instant made, Instant now) {
        Instant kept = now.minus(KEPT);
        return made.isAfter((kept.isAfter(since) ? kept : since).plus(DOUBT));
    }

    long size() {
        return ended.estimatedSize();
    }

    boolean full() {
        return size() > MOST;
    }
}

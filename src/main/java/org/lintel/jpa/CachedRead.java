package org.lintel.jpa;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

/** What is read again after a few seconds, so that a change is seen by every node soon, whichever made it. */
final class CachedRead {

    private static final Duration MEMORY = Duration.ofSeconds(5);

    /** At most so many: what does not exist is remembered too, and any request can ask for it. */
    static final int MOST = 10_000;

    private CachedRead() {
    }

    static <K, V> LoadingCache<K, V> of(CacheLoader<K, V> read) {
        return Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build(read);
    }
}

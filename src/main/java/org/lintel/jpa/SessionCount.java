package org.lintel.jpa;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import org.lintel.config.Issuer;

/**
 * About how many sessions there are: counted by one statement in half a minute at most, and only if somebody asks. Their names are random,
 * so of very many only those are counted that begin with one of the 64 letters.
 */
final class SessionCount {

    private static final Duration MEMORY = Duration.ofSeconds(30);
    private static final int LETTERS = 64;
    private static final String LETTER = "Q";
    private static final String NEXT_LETTER = "R";

    private final long many;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long known = -1;
    private volatile Instant next = Instant.MIN;
    private boolean byLetter;

    /** @param many from how many on they are estimated */
    SessionCount(long many) {
        this.many = many;
    }

    long about(Database database, Issuer issuer, Clock clock) {
        Instant now = clock.instant();
        if (known < 0) {
            asking.lock();
        } else if (now.isBefore(next) || !asking.tryLock()) {
            return known;
        }
        try {
            if (!now.isBefore(next)) {
                // also if it fails: a database in trouble is not asked more often
                next = now.plus(MEMORY);
                known = count(database, issuer, now) * (byLetter ? LETTERS : 1);
                byLetter = known > many;
            }
            return known;
        } finally {
            asking.unlock();
        }
    }

    private long count(Database database, Issuer issuer, Instant now) {
        String alive = "select count(s.id) from SessionRow s where s.issuer = :issuer and s.ended is null and s.expires > :now";
        return database.read(entities -> {
            var query = entities.createQuery(alive + (byLetter ? " and s.id >= :letter and s.id < :following" : ""), Long.class)
                    .setParameter("issuer", issuer.value()).setParameter("now", now.toEpochMilli());
            if (byLetter) {
                query.setParameter("letter", LETTER).setParameter("following", NEXT_LETTER);
            }
            return query.getSingleResult();
        });
    }
}

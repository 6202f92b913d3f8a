package org.lintel.tokenfilter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the log when the authority cannot be asked, each minute that it lasts, and when it can be asked again. */
final class Outage {

    private static final Logger LOG = Logger.getLogger("org.lintel.tokenfilter");
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final String authority;
    private final Clock clock;

    private volatile Instant since;
    private Instant told;

    Outage(String authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** The result of an exchange with the authority, whose outcome this notices. */
    <T> T during(Supplier<T> exchange) {
        T result;
        try {
            result = exchange.get();
        } catch (AuthorityUnavailable e) {
            began(e);
            throw e;
        }
        if (since != null) {
            ended();
        }
        return result;
    }

    private synchronized void began(AuthorityUnavailable reason) {
        Instant now = clock.instant();
        if (since == null) {
            since = now;
            told = Instant.MIN;
        }
        if (!now.isBefore(told.plus(REMINDER))) {
            told = now;
            LOG.log(Level.WARNING, "{0} cannot be asked about tokens; requests that need it are answered with 503. {1}",
                    new Object[] {authority, reason.getMessage()});
        }
    }

    private synchronized void ended() {
        if (since != null) {
            LOG.log(Level.INFO, "{0} can be asked about tokens again, after {1}",
                    new Object[] {authority, Duration.between(since, clock.instant())});
            since = null;
        }
    }
}

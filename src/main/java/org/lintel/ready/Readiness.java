package org.lintel.ready;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;

/** Asks the conditions, and remembers the answers for a second. */
@ApplicationScoped
public class Readiness implements Readings {

    private static final System.Logger LOG = System.getLogger(Readiness.class.getName());
    private static final Duration MEMORY = Duration.ofSeconds(1);

    @Inject
    @Any
    Instance<Condition> conditions;

    @Inject
    Clock clock;

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Map<String, Boolean> answers = Map.of();
    private volatile Instant next = Instant.MIN;
    private volatile boolean started;

    /** By name of the condition, in order, whether it holds. */
    public Map<String, Boolean> answers() {
        if (answers.isEmpty()) {
            asking.lock();
        } else if (clock.instant().isBefore(next) || !asking.tryLock()) {
            return answers;
        }
        try {
            if (!clock.instant().isBefore(next)) {
                ask();
            }
            return answers;
        } finally {
            asking.unlock();
        }
    }

    /** Whether this node can serve now. */
    public boolean ready() {
        return ready(answers());
    }

    /** Whether this node has been ready at least once. */
    public boolean started() {
        return started || ready();
    }

    private void ask() {
        var found = new TreeMap<String, Boolean>();
        for (Condition condition : conditions) {
            found.put(condition.name(), holds(condition));
        }
        started = started || ready(found);
        answers = found;
        next = clock.instant().plus(MEMORY);
    }

    /** A line in the log when it changes. */
    private boolean holds(Condition condition) {
        boolean before = answers.getOrDefault(condition.name(), true);
        try {
            condition.check();
            if (!before) {
                LOG.log(System.Logger.Level.INFO, "ready again: {0}", condition.name());
            }
            return true;
        } catch (RuntimeException e) {
            if (before) {
                LOG.log(System.Logger.Level.WARNING, "not ready: {0}: {1}", condition.name(), e.getMessage());
            }
            return false;
        }
    }

    @Override
    public List<Reading> readings() {
        return answers().entrySet().stream()
                .map(answer -> Reading.gauge("lintel_ready", "1 if the condition holds, 0 if it does not and this node cannot serve.",
                        answer.getValue() ? 1 : 0).with("condition", answer.getKey()))
                .toList();
    }

    private static boolean ready(Map<String, Boolean> answers) {
        return !answers.containsValue(false);
    }
}

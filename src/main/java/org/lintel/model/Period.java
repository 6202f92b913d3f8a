package org.lintel.model;

import java.time.Duration;
import java.time.Instant;

/** How far back operators look at what was counted, and in which steps. */
public enum Period {

    HOUR(Duration.ofMinutes(5), 12, Duration.ofDays(1)),
    DAY(Duration.ofHours(1), 24, Duration.ofDays(8)),
    MONTH(Duration.ofDays(1), 30, Duration.ofDays(400));

    private final Duration step;
    private final int steps;
    private final Duration kept;

    Period(Duration step, int steps, Duration kept) {
        this.step = step;
        this.steps = steps;
        this.kept = kept;
    }

    /** What is counted together. */
    public Duration step() {
        return step;
    }

    /** How many steps it has, that of now among them. */
    public int steps() {
        return steps;
    }

    /** When the step began in which the moment is; days are those of UTC. */
    public Instant step(Instant moment) {
        return Instant.ofEpochSecond(moment.getEpochSecond() - Math.floorMod(moment.getEpochSecond(), step.toSeconds()));
    }

    /** When the first of its steps began. */
    public Instant begin(Instant now) {
        return step(now).minus(step.multipliedBy(steps - 1L));
    }

    /** What began before is not kept any more. */
    public Instant kept(Instant now) {
        return now.minus(kept);
    }
}

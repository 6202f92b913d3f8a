package org.lintel.spi;

import org.lintel.spi.Directory.Outcome;

/** A change that a {@link Directory} has refused, and with it everything that was to happen together with it. Has no stack trace. */
public class RefusedChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    public RefusedChange(Outcome outcome) {
        super("a change was refused: " + outcome, null, false, false);
        this.outcome = outcome;
    }

    /** Why: never {@link Outcome#DONE}. */
    public Outcome outcome() {
        return outcome;
    }
}

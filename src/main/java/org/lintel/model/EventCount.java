package org.lintel.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/**
 * How often something happened in a step of time, on one node or on several together.
 *
 * @param period of whose steps it is one
 * @param begins when the step began
 * @param kind   what happened
 * @param label  which of its kind, at most {@value #LONGEST_LABEL} characters
 * @param number how often
 */
public record EventCount(Period period, Instant begins, Kind kind, String label, long number) {

    public static final int LONGEST_LABEL = 200;

    /** An order that all nodes have in common. */
    public static final Comparator<EventCount> ORDER = Comparator.comparing(EventCount::key);

    /** What is counted. */
    public enum Kind {

        /** Users signed in. */
        SIGN_IN(EnumSet.allOf(Period.class)),
        /** Users failed to sign in; the label is the reason. */
        SIGN_IN_FAILURE(EnumSet.allOf(Period.class)),
        /** Tokens were given out; the label is the grant. */
        TOKEN(EnumSet.allOf(Period.class)),
        /** Requests were refused; the label is the rule. */
        REFUSAL(EnumSet.allOf(Period.class)),
        /** Applications could not be told of a sign-out; the label is the client. */
        UNDELIVERED(EnumSet.of(Period.DAY)),
        /** A document that a client publishes, such as its keys, could not be fetched; the label is the address. */
        NOT_FETCHED(EnumSet.of(Period.DAY)),
        /** A node was at work; the label is its version and its name. */
        NODE(EnumSet.of(Period.HOUR));

        private final Set<Period> periods;

        Kind(Set<Period> periods) {
            this.periods = periods;
        }

        /** In whose steps it is counted. */
        public Set<Period> periods() {
            return Set.copyOf(periods);
        }
    }

    public EventCount {
        if (number < 0 || label.length() > LONGEST_LABEL || !period.step(begins).equals(begins)) {
            throw new IllegalArgumentException(kind + " " + number + " times from " + begins + ", " + label);
        }
    }

    /** What those have in common that are added up. */
    public String key() {
        return period + "/" + begins.getEpochSecond() + "/" + kind + "/" + label;
    }

    /** Both together; of the other one only the number counts. */
    public EventCount plus(EventCount other) {
        return new EventCount(period, begins, kind, label, number + other.number);
    }
}

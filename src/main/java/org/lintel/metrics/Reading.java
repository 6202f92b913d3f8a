package org.lintel.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * One number.
 *
 * @param kind   what it does in the course of time
 * @param name   of the metric, after Prometheus' conventions: with the unit, without {@code _total}
 * @param help   what it is, one sentence
 * @param labels by name; few values, each known beforehand
 * @param value  in the unit of the name
 */
public record Reading(Kind kind, String name, String help, Map<String, String> labels, double value) {

    /** What a number does in the course of time. */
    public enum Kind { RISES, RISES_AND_FALLS }

    public Reading {
        labels = Map.copyOf(labels);
    }

    /** A number that rises and falls. */
    public static Reading gauge(String name, String help, double value) {
        return new Reading(Kind.RISES_AND_FALLS, name, help, Map.of(), value);
    }

    /** A number that only rises as long as the node runs. */
    public static Reading counter(String name, String help, double value) {
        return new Reading(Kind.RISES, name, help, Map.of(), value);
    }

    /** The same with one more label. */
    public Reading with(String label, String text) {
        var more = new HashMap<>(labels);
        more.put(label, text);
        return new Reading(kind, name, help, more, value);
    }
}

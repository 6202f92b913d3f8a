package org.lintel.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A signing key in the list, with its life as a bar.
 *
 * @param made      {@code null}, as all that follows, for a key that is looked after elsewhere
 * @param retired   {@code null} as long as nobody knows
 * @param notAfter  of its certificate, {@code null} if it has none
 * @param segments  what it was made for, is and will be, in the order of time
 * @param now       where on the bar the present moment is
 */
public record KeyRow(String kid, String algorithm, State state, Instant made, Instant signsFrom, Instant retired, Instant leaves,
        Instant notAfter, List<Segment> segments, int now) {

    /** How long all bars are. */
    static final int WIDTH = 1000;

    /** What it does now. */
    public enum State {
        ANNOUNCED, SIGNING, KEPT, WITHDRAWN;

        /** The key of its text. */
        public String text() {
            return "console.key." + key();
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part of a life.
     *
     * @param kind what it does there
     */
    public record Segment(String kind, int start, int width) {
    }

    /** The time that all bars are about. */
    record Span(Instant from, Instant to) {

        /** From the first key to the last thing that is known of one, and at least a tenth beyond the present moment. */
        static Span of(List<Map<String, Object>> keys, Instant now) {
            Instant from = moments(keys).filter(moment -> moment.isBefore(now)).min(Instant::compareTo).orElse(now);
            Instant later = now.plusMillis(Math.max(1, (now.toEpochMilli() - from.toEpochMilli()) / 10));
            return new Span(from, moments(keys).filter(moment -> moment.isAfter(later)).max(Instant::compareTo).orElse(later));
        }

        private static Stream<Instant> moments(List<Map<String, Object>> keys) {
            return keys.stream().flatMap(key -> Stream.of("made", "signsFrom", "retired", "leaves").map(name -> instant(key, name)))
                    .filter(Objects::nonNull);
        }

        int place(Instant moment) {
            double share = (double) (moment.toEpochMilli() - from.toEpochMilli()) / (to.toEpochMilli() - from.toEpochMilli());
            return (int) Math.round(Math.max(0, Math.min(1, share)) * WIDTH);
        }
    }

    /** @param key as management shows it */
    static KeyRow of(Map<String, Object> key, Span span, Instant now) {
        Instant made = instant(key, "made");
        Instant signsFrom = instant(key, "signsFrom");
        Instant retired = instant(key, "retired");
        Instant leaves = instant(key, "leaves");
        return new KeyRow((String) key.get("kid"), (String) key.get("algorithm"), state(key, signsFrom, now), made, signsFrom, retired,
                leaves, instant(key, "notAfter"), made == null ? List.of() : segments(made, signsFrom, retired, leaves, span),
                span.place(now));
    }

    private static State state(Map<String, Object> key, Instant signsFrom, Instant now) {
        if (Boolean.TRUE.equals(key.get("compromised"))) {
            return State.WITHDRAWN;
        } else if (Boolean.TRUE.equals(key.get("signs"))) {
            return State.SIGNING;
        }
        return signsFrom != null && signsFrom.isAfter(now) ? State.ANNOUNCED : State.KEPT;
    }

    private static List<Segment> segments(Instant made, Instant signsFrom, Instant retired, Instant leaves, Span span) {
        Instant gone = leaves == null ? span.to() : leaves;
        Instant silent = retired == null || retired.isAfter(gone) ? gone : retired;
        Instant signs = signsFrom.isAfter(silent) ? silent : signsFrom;
        var segments = new ArrayList<Segment>();
        add(segments, State.ANNOUNCED, span.place(made), span.place(signs));
        add(segments, State.SIGNING, span.place(signs), span.place(silent));
        add(segments, State.KEPT, span.place(silent), span.place(gone));
        return segments;
    }

    private static void add(List<Segment> segments, State state, int start, int end) {
        if (end > start) {
            segments.add(new Segment(state.key(), start, end - start));
        }
    }

    private static Instant instant(Map<String, Object> key, String name) {
        return key.get(name) == null ? null : Instant.parse((String) key.get(name));
    }

    /** Where its certificate is to be had, or {@code null}. */
    public String certificateAddress() {
        return notAfter == null ? null : new Address(Address.KEYS).with("certificate", kid).link();
    }

    /** Where it is asked whether there is to be another one. */
    public String rotateAddress() {
        return new Address(Address.KEYS).with("ask", "rotate").with("algorithm", algorithm).link();
    }

    /** Where it is asked whether it is to go. */
    public String ask(String question) {
        return new Address(Address.KEYS).with("ask", question).with("kid", kid).link();
    }
}

package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lintel.admin.KeyRow.Segment;
import org.lintel.admin.KeyRow.State;

class KeyRowTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void aLifeIsAnnouncedThenSigningThenKept() {
        Map<String, Object> old = key(-100, -90, -10, 0);
        Map<String, Object> signing = key(-20, -10, 50, 100);
        Map<String, Object> next = key(0, 50, null, null);
        KeyRow.Span span = KeyRow.Span.of(List.of(old, signing, next), NOW);
        assertThat(KeyRow.of(old, span, NOW).segments()).containsExactly(new Segment("announced", 0, 50), new Segment("signing", 50, 400),
                new Segment("kept", 450, 50));
        assertThat(KeyRow.of(signing, span, NOW).segments()).containsExactly(new Segment("announced", 400, 50),
                new Segment("signing", 450, 300), new Segment("kept", 750, 250));
        assertThat(KeyRow.of(next, span, NOW).segments()).as("nobody knows how long").containsExactly(new Segment("announced", 500, 250),
                new Segment("signing", 750, 250));
        assertThat(KeyRow.of(next, span, NOW).now()).isEqualTo(500);
    }

    @Test
    void oneThatIsRetiredBeforeItsTimeNeverSigns() {
        Map<String, Object> key = key(-10, 10, 0, 0);
        KeyRow row = KeyRow.of(key, KeyRow.Span.of(List.of(key), NOW), NOW);
        assertThat(row.segments()).extracting(Segment::kind).containsExactly("announced");
    }

    @Test
    void whatItDoesNow() {
        assertThat(state(Map.of("signs", true))).isEqualTo(State.SIGNING);
        assertThat(state(Map.of("signs", false))).as("of a file").isEqualTo(State.KEPT);
        assertThat(state(key(-10, 10, null, null))).isEqualTo(State.ANNOUNCED);
        assertThat(state(key(-10, -5, -1, 10))).isEqualTo(State.KEPT);
        var withdrawn = new HashMap<>(key(-10, -5, 0, 0));
        withdrawn.put("compromised", true);
        assertThat(state(withdrawn)).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void withoutALifeThereIsNoBar() {
        Map<String, Object> key = Map.of("kid", "k", "algorithm", "RS256", "signs", true);
        assertThat(KeyRow.of(key, KeyRow.Span.of(List.of(key), NOW), NOW).segments()).isEmpty();
    }

    private static State state(Map<String, Object> key) {
        return KeyRow.of(key, KeyRow.Span.of(List.of(key), NOW), NOW).state();
    }

    /** In days from now. */
    private static Map<String, Object> key(Integer made, Integer signsFrom, Integer retired, Integer leaves) {
        var key = new HashMap<String, Object>();
        key.put("kid", "k");
        key.put("algorithm", "RS256");
        key.put("signs", false);
        key.put("made", day(made));
        key.put("signsFrom", day(signsFrom));
        key.put("retired", day(retired));
        key.put("leaves", day(leaves));
        return key;
    }

    private static String day(Integer days) {
        return days == null ? null : NOW.plus(Duration.ofDays(days)).toString();
    }
}

package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class KeyScheduleTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private record Key(String name, Instant signsFrom) {
    }

    private final KeySchedule<Key> schedule = new KeySchedule<>(Duration.ofDays(2), Duration.ofDays(90), Duration.ofDays(30),
            Key::signsFrom);

    @Test
    void theFirstKeyIsUsedAtOnce() {
        assertThat(schedule.due(List.of(), START)).contains(START);
    }

    @Test
    void theNextOneIsAnnouncedBeforeItsPredecessorEnds() {
        var keys = List.of(key("first", 0));

        assertThat(schedule.due(keys, day(88).minusSeconds(1))).isEmpty();
        assertThat(schedule.due(keys, day(88))).contains(day(90));
        assertThat(schedule.due(List.of(key("first", 0), key("second", 90)), day(89))).as("it is there already").isEmpty();
    }

    /** Nobody was there to make it in time: those who will see it signed must still have the time to hear of it. */
    @Test
    void aLateOneIsAnnouncedAllTheSame() {
        assertThat(schedule.due(List.of(key("first", 0)), day(200))).contains(day(202));
    }

    @Test
    void anAnnouncedKeyIsPublishedButDoesNotSign() {
        var keys = List.of(key("first", 0), key("second", 90));

        assertThat(schedule.published(keys, day(89))).extracting(Key::name).containsExactly("first", "second");
        assertThat(schedule.published(keys, day(90))).extracting(Key::name).containsExactly("second", "first");
    }

    @Test
    void aRetiredKeyIsPublishedForAWhile() {
        var keys = List.of(key("first", 0), key("second", 90));

        assertThat(schedule.published(keys, day(120).minusSeconds(1))).extracting(Key::name).containsExactly("second", "first");
        assertThat(schedule.published(keys, day(120))).extracting(Key::name).containsExactly("second");
        assertThat(schedule.isOver(keys.get(0), keys, day(120))).isTrue();
        assertThat(schedule.isOver(keys.get(1), keys, day(1000))).as("without a successor").isFalse();
    }

    /** A node whose clock is behind. */
    @Test
    void thereIsAlwaysOneThatSigns() {
        assertThat(schedule.signing(List.of(key("first", 1)), START)).hasValueSatisfying(key -> assertThat(key.name()).isEqualTo("first"));
    }

    /** Ten years, looked at every six hours: whatever signs has been published for the time of announcement, and stays so long enough. */
    @Test
    void nobodyMeetsAKeyThatWasNotAnnounced() {
        var keys = new ArrayList<Key>();
        Set<String> known = new HashSet<>();
        for (Instant now = START; now.isBefore(START.plus(Duration.ofDays(3650))); now = now.plus(Duration.ofHours(6))) {
            Instant today = now;
            schedule.due(keys, now).ifPresent(from -> keys.add(new Key("key" + keys.size() + today, from)));
            List<Key> published = schedule.published(keys, now);
            Key signing = published.get(0);
            if (!now.equals(START)) {
                assertThat(known).as("two days ago").contains(signing.name());
            }
            Instant announced = now.plus(schedule.announce());
            // whoever fetched the keys at any time within the last two days knows the one that signs now
            published.stream().filter(key -> !key.signsFrom().isAfter(announced)).forEach(key -> known.add(key.name()));
            assertThat(published).hasSizeLessThanOrEqualTo(3);
        }
        assertThat(keys).hasSizeBetween(40, 42);
    }

    private static Key key(String name, int day) {
        return new Key(name, day(day));
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }
}

package org.lintel.chore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lintel.model.UnavailableException;

class BacklogTest {

    private final List<List<Integer>> written = new ArrayList<>();
    private RuntimeException trouble;

    private final Backlog<Integer> backlog = new Backlog<>(1_200, batch -> {
        if (trouble != null) {
            throw trouble;
        }
        written.add(batch);
    });

    @Test
    void whatWaitsIsWrittenInBatchesInItsOrder() {
        IntStream.range(0, 1_100).forEach(backlog::add);
        backlog.flush();
        backlog.flush();

        assertThat(written).extracting(List::size).containsExactly(500, 500, 100);
        assertThat(written.stream().flatMap(List::stream)).containsExactlyElementsOf(IntStream.range(0, 1_100).boxed().toList());
    }

    @Test
    void a14_whatHasNoRoomIsCounted() {
        IntStream.range(0, 1_300).forEach(backlog::add);
        assertThat(backlog.dropped()).isEqualTo(100);
        backlog.flush();

        assertThat(written.stream().mapToInt(List::size).sum()).isEqualTo(1_200);
    }

    @Test
    void a14_whatCannotBeWrittenWaitsForTheNextTime() {
        IntStream.range(0, 700).forEach(backlog::add);
        trouble = new UnavailableException("away", Duration.ofSeconds(1), null);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(backlog::flush);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(backlog::flush);
        trouble = null;
        backlog.add(700);
        backlog.flush();

        assertThat(written.stream().flatMap(List::stream)).containsExactlyElementsOf(IntStream.rangeClosed(0, 700).boxed().toList());
    }

    @Test
    void a14_whatCanNeverBeWrittenStandsInNobodysWay() {
        IntStream.range(0, 700).forEach(backlog::add);
        trouble = new IllegalStateException("a mistake of ours");
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(backlog::flush);
        trouble = null;
        backlog.flush();

        assertThat(backlog.dropped()).isEqualTo(500);
        assertThat(written).extracting(List::size).containsExactly(200);
    }

    @Test
    void a14_ofEachKindSoManyInAMinuteBelongToASample() {
        var now = new Instant[] {Instant.parse("2026-05-01T10:00:00Z")};
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        var sample = new Sample(clock, 3);
        assertThat(IntStream.range(0, 5).mapToObj(i -> sample.takes("one"))).containsExactly(true, true, true, false, false);
        assertThat(sample.takes("other")).isTrue();
        now[0] = now[0].plusSeconds(60);
        assertThat(sample.takes("one")).isTrue();
        assertThat(sample.passedOver()).isEqualTo(2);
        IntStream.range(0, 5_000).forEach(i -> sample.takes("made up " + i));
        assertThat(sample.passedOver()).isGreaterThan(3_000);
    }
}

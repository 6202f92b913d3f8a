package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;

class ChartTest {

    private static final Instant NOW = Instant.parse("2026-11-30T14:07:08Z");

    private static EventCount tokens(String begins, String grant, long number) {
        return new EventCount(Period.DAY, Instant.parse(begins), Kind.TOKEN, grant, number);
    }

    private static Chart chart(EventCount... counts) {
        return Chart.of("token", Period.DAY, NOW, List.of(counts), label -> "<" + label + ">");
    }

    @Test
    void thereIsAColumnForEachStepUpToNow() {
        Chart chart = chart();
        assertThat(chart.steps()).hasSize(24);
        assertThat(chart.begin()).isEqualTo(Instant.parse("2026-11-29T15:00:00Z"));
        assertThat(chart.steps().get(23).begins()).isEqualTo(Instant.parse("2026-11-30T14:00:00Z"));
        assertThat(chart.total()).isZero();
        assertThat(chart.bars()).isEmpty();
        assertThat(chart.rows()).isEmpty();
    }

    @Test
    void barsStandOnTopOfEachOtherAndTheHighestColumnFillsTheArea() {
        Chart chart = chart(tokens("2026-11-30T13:00:00Z", "code", 30), tokens("2026-11-30T14:00:00Z", "code", 50),
                tokens("2026-11-30T14:00:00Z", "refresh", 10));
        assertThat(chart.series()).extracting(Chart.Series::label).containsExactly("<code>", "<refresh>");
        assertThat(chart.total()).isEqualTo(90);
        assertThat(chart.most()).isEqualTo(60);
        assertThat(chart.bars()).extracting(bar -> Math.round(bar.height())).containsExactly(50L, 83L, 17L);
        Chart.Bar top = chart.bars().get(2);
        assertThat(top.y()).isBetween(-0.001, 0.001);
        assertThat(top.x()).isBetween(23.0, 24.0);
        assertThat(chart.rows()).extracting(Chart.Step::numbers).containsExactly(List.of(30L, 0L), List.of(50L, 10L));
    }

    @Test
    void labelsBeyondTheMostFrequentOnesAreOne() {
        Chart chart = chart(IntStream.rangeClosed(1, 9).mapToObj(i -> tokens("2026-11-30T14:00:00Z", "grant" + i, i))
                .toArray(EventCount[]::new));
        assertThat(chart.series()).extracting(Chart.Series::label).containsExactly("<grant9>", "<grant8>", "<grant7>", "<other>");
        assertThat(chart.series()).extracting(Chart.Series::total).containsExactly(9L, 8L, 7L, 21L);
        assertThat(chart.rows()).singleElement().extracting(Chart.Step::numbers).isEqualTo(List.of(9L, 8L, 7L, 21L));
    }
}

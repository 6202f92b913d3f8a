package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class NumberedTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Numbered rows = new Numbered();

    @Test
    void whatIsLeftOutIsMissing() {
        rows.read(1, 0);
        rows.read(4, 0);
        rows.read(6, 0);

        assertThat(rows.last()).isEqualTo(6);
        assertThat(rows.missing()).containsExactlyInAnyOrder(2L, 3L, 5L);
    }

    @Test
    void whatComesLateIsMissingNoMore() {
        rows.read(3, 0);
        rows.read(2, SECOND);

        assertThat(rows.last()).isEqualTo(3);
        assertThat(rows.missing()).containsExactly(1L);
    }

    /** The first one that is seen need not be the first one that was begun. */
    @Test
    void beforeTheFirstThereMayBeOthers() {
        rows.read(1_000_000, 0);

        assertThat(rows.missing()).hasSize(1_000).contains(999_999L, 999_000L).doesNotContain(998_999L);
    }

    @Test
    void whatDoesNotComeIsGivenUp() {
        rows.read(2, 0);
        rows.giveUp(119 * SECOND);
        assertThat(rows.missing()).containsExactly(1L);

        rows.giveUp(121 * SECOND);
        assertThat(rows.missing()).isEmpty();
    }

    /** Where numbers are given in steps of three, as in a cluster of three databases. */
    @Test
    void tooManyAreGivenUpAtOnce() {
        LongStream.range(0, 500).forEach(i -> rows.read(i * 3 + 3, 0));
        assertThat(rows.tooMany()).isFalse();

        rows.read(1_503, 0);
        assertThat(rows.tooMany()).isTrue();
        rows.giveUpAll();
        assertThat(rows.missing()).isEmpty();
        assertThat(rows.tooMany()).isFalse();
    }
}

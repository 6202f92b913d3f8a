package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenPasswordTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 15, 19, 20, 24, 25, 63, 64})
    void u8_itIsAsLongAsTheRulesAsk(int shortest) {
        assertThat(SpokenPassword.create(shortest)).hasSizeBetween(Math.max(19, shortest), Math.max(19, shortest) + 4)
                .matches("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4})+");
    }

    @Test
    void u8_noneComesTwice() {
        var known = new HashSet<String>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(known.add(SpokenPassword.create(15))).isTrue();
        }
    }
}

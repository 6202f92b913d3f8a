package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "Jörg Müller", "王小明", "bob\ud83d\ude00", "a\u200cb", "\ufffd"})
    void x33_isWhatEveryStoreCanHold(String text) {
        assertThat(PlainText.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "bob\0", "b\tob", "bob\n", "\u001b[2J", "\u007f", "\u0085", "\ud800", "bob\udc00", "\ude00\ud83d"})
    void x33_nothingElseIsAndNobodyIsCalledSo(String text) {
        assertThat(PlainText.is(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> LocalUser.builder("1").username("bob" + text).password("secret").build())
                .withMessage("username has no control characters");
    }
}

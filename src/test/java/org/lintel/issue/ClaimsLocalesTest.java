package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.model.Claims;

class ClaimsLocalesTest {

    private static final Claims WIEN = Claims.of("city", "Vienna", "city#de", "Wien", "city#fr", "Vienne", "city#zh-Hant", "維也納");

    @ParameterizedTest
    @CsvSource({"de, Wien", "de-AT, Wien", "DE, Wien", "zh-hant-tw, 維也納", "zh, Vienna", "fr de, Vienne", "se fr-CA de, Vienne",
            "se, Vienna",
            "'', Vienna", "nonsense_ -, Vienna", "nonsense_ de, Wien"})
    void theFirstLanguageThatThereIs(String wanted, String city) {
        assertThat(told(List.of("city"), wanted).values()).containsOnlyKeys("city").containsEntry("city", city);
    }

    @Test
    void whoAsksForALanguageByNameGetsItByName() {
        assertThat(told(List.of("city#fr", "city"), "de").values()).containsOnlyKeys("city#fr", "city")
                .containsEntry("city#fr", "Vienne").containsEntry("city", "Wien");
    }

    @Test
    void whatIsInNoLanguageAtAllIsNotThere() {
        assertThat(told(List.of("street"), "de").values()).isEmpty();
    }

    private static Claims told(List<String> names, String wanted) {
        return ClaimsLocales.of(Stream.of(wanted.split(" ")).filter(tag -> !tag.isEmpty()).toList()).told(names, WIEN::only);
    }
}

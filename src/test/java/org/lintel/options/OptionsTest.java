package org.lintel.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Client;

/** What is said of the options is what the records do. */
class OptionsTest {

    static Stream<Option> numbers() {
        return Options.CLIENT.all().stream().filter(option -> option.type() == Duration.class);
    }

    static Stream<Option> choices() {
        return Options.CLIENT.all().stream().filter(option -> !option.among().isEmpty());
    }

    static Stream<Option> addresses() {
        return Options.CLIENT.all().stream().filter(Option::address);
    }

    @Test
    void h6_everyOptionIsSaidAndNothingElse() {
        assertThat(Options.CLIENT.all()).hasSameSizeAs(ClientOptions.SAID).allSatisfy(option -> {
            assertThat(option.meaning()).isNotBlank();
            assertThat(option.group()).isNotBlank();
        });
        assertThatIllegalStateException().isThrownBy(() -> Options.of(Client.builder("c").build(), OtherOptions.USER, Map.of(), Set.of()))
                .withMessage("nothing is said of the option clientId");
    }

    @Test
    void h6_aSentenceForProgramsHasNoMarkdown() {
        assertThat(Options.CLIENT.all().stream().map(Option::sentence)).noneMatch(sentence -> sentence.matches(".*(`|\\]\\().*"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void h6_theBoundsAreThoseOfTheRecord(Option option) {
        assertThat(read(option.name(), Long.toString(option.least()))).isNotNull();
        assertThat(read(option.name(), Long.toString(option.most()))).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> read(option.name(), Long.toString(option.least() - 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> read(option.name(), Long.toString(option.most() + 1)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void h6_theChoicesAreThoseOfTheRecord(Option option) {
        option.among().forEach(text -> assertThat(read(option.name(), value(option, text))).isNotNull());
        assertThatIllegalArgumentException().isThrownBy(() -> read(option.name(), value(option, "nonsense")));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void h6_addressesAreThoseThatTheRecordTakesForSuch(Option option) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(option.name(), value(option, "no address")));
    }

    private static String value(Option option, String text) {
        String json = Json.createValue(text).toString();
        return option.type() instanceof ParameterizedType ? "[" + json + "]" : json;
    }

    private static Client read(String name, String value) {
        JsonObject object = JsonText.read("{\"" + name + "\": " + value + "}");
        return RecordJson.read(Client.class, object, Client.builder("c").redirectUris("https://c.example/").build(), "client");
    }
}

package org.lintel.interact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.model.Parameters;

class InputLimitsTest {

    @ParameterizedTest
    @CsvSource({"client_id,100", "redirect_uri,400", "scope,1000", "state,2048", "nonce,300", "login_hint,100", "acr_values,300",
            "ui_locales,100", "response_type,100", "response_mode,100", "prompt,100", "id_token_hint,6000"})
    void s20_aParameterMayHaveSoManyCharactersAndNotOneMore(String name, int longest) {
        assertThat(InputLimits.tooLong(parameters(name, longest))).isEmpty();
        assertThat(InputLimits.tooLong(parameters(name, longest + 1))).contains(name);
    }

    @Test
    void s19_aParameterThatNobodyKnowsIsNotNamed() {
        assertThat(InputLimits.tooLong(parameters("evil\nname", 2048))).isEmpty();
        assertThat(InputLimits.tooLong(parameters("evil\nname", 2049))).hasValueSatisfying(
                name -> assertThat(name).doesNotContain("evil"));
    }

    private static Parameters parameters(String name, int length) {
        return new Parameters(Map.of("x", List.of("harmless"), name, List.of("x".repeat(length))));
    }
}

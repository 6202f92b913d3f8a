package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;

class InputLimitsTest {

    @ParameterizedTest
    @CsvSource({"client_id,100,invalid_client", "client_secret,100,invalid_client", "client_assertion,51200,invalid_client",
            "grant_type,100,unsupported_grant_type", "code,100,invalid_grant", "refresh_token,100,invalid_grant",
            "username,100,invalid_grant", "password,1000,invalid_grant", "assertion,51200,invalid_grant", "scope,300,invalid_scope",
            "redirect_uri,400,invalid_request", "nonce,300,invalid_request", "state,2048,invalid_request",
            "login_hint,100,invalid_request", "acr_values,300,invalid_request", "ui_locales,100,invalid_request",
            "request,51200,invalid_request", "id_token_hint,51200,invalid_request", "claims,4000,invalid_request",
            "access_token,51200,invalid_token", "whatever,2048,invalid_request"})
    void s20_aParameterMayHaveSoManyCharactersAndNotOneMore(String name, int longest, String error) {
        Parameters enough = parameters(name, longest);
        assertThat(InputLimits.tooLong(enough)).isEmpty();
        assertThat(InputLimits.fitting(enough)).isEqualTo(enough);
        InputLimits.check(enough);

        Parameters tooLong = parameters(name, longest + 1);
        assertThat(InputLimits.tooLong(tooLong)).isPresent();
        assertThat(InputLimits.fitting(tooLong).values()).containsOnlyKeys("x");
        assertThatExceptionOfType(OAuthException.class).isThrownBy(() -> InputLimits.check(tooLong))
                .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(error))
                .satisfies(refusal -> assertThat(refusal.reason()).endsWith(" is too long"));
    }

    @Test
    void s20_everyValueOfARepeatedParameterCounts() {
        assertThat(InputLimits.tooLong(new Parameters(Map.of("resource", List.of("x", "x".repeat(401)))))).contains("resource");
    }

    @Test
    void s20_aNameMayBeTooLongToo() {
        assertThat(InputLimits.tooLong(new Parameters(Map.of("n".repeat(2049), List.of("x"))))).isPresent();
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

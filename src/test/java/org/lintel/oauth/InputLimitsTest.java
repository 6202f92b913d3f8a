package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.Client;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.model.Scope;

class InputLimitsTest {

    private final InputLimits limits = LimitsOf.nothing();

    @ParameterizedTest
    @CsvSource({"client_id,100,invalid_client", "client_secret,1000,invalid_client", "client_assertion,51200,invalid_client",
            "grant_type,100,unsupported_grant_type", "code,100,invalid_grant", "refresh_token,100,invalid_grant",
            "username,100,invalid_grant", "password,1000,invalid_grant", "assertion,51200,invalid_grant", "scope,2000,invalid_scope",
            "redirect_uri,2000,invalid_request", "nonce,1000,invalid_request", "state,2048,invalid_request",
            "login_hint,1000,invalid_request", "acr_values,1000,invalid_request", "ui_locales,1000,invalid_request",
            "request,51200,invalid_request", "id_token_hint,51200,invalid_request", "claims,4000,invalid_request",
            "access_token,51200,invalid_token"})
    void s20_aParameterMayHaveSoManyCharactersAndNotOneMore(String name, int longest, String error) {
        Parameters enough = parameters(name, longest);
        assertThat(limits.tooLong(enough)).isEmpty();
        assertThat(limits.fitting(enough)).isEqualTo(enough);
        limits.check(enough);

        Parameters tooLong = parameters(name, longest + 1);
        assertThat(limits.tooLong(tooLong)).contains(name);
        assertThat(limits.fitting(tooLong).values()).containsOnlyKeys("x");
        assertThatExceptionOfType(OAuthException.class).isThrownBy(() -> limits.check(tooLong))
                .satisfies(refusal -> assertThat(refusal.error().code()).isEqualTo(error))
                .satisfies(refusal -> assertThat(refusal.reason())
                        .isEqualTo("the parameter " + name + " is longer than " + longest + " characters"));
    }

    @Test
    void s20_everyValueOfARepeatedParameterCounts() {
        assertThat(limits.tooLong(new Parameters(Map.of("resource", List.of("x", "x".repeat(1001)))))).contains("resource");
    }

    /** "The authorization server MUST ignore unrecognized request parameters" (RFC 6749 §3.1). */
    @Test
    void x42_whatNobodyKnowsMayBeOfAnyLength() {
        assertThat(limits.tooLong(parameters("whatever", 60_000))).isEmpty();
        assertThat(limits.tooLong(new Parameters(Map.of("n".repeat(2049), List.of("x"))))).isEmpty();
        assertThat(InputLimits.known(parameters("whatever", 10)).values()).isEmpty();
        assertThat(InputLimits.known(parameters("code_challenge", 43)).values()).containsOnlyKeys("code_challenge");
    }

    /** A limit of what is sent is none below that of what is registered. */
    @Test
    void x42_limitsDoNotContradictEachOther() {
        assertThat(limits.fits("scope", "s".repeat(Scope.LONGEST_NAME))).isTrue();
        assertThat(limits.fits("client_id", "c".repeat(Client.LONGEST_ID))).isTrue();
        assertThat(limits.fits("redirect_uri", "u".repeat(Client.LONGEST_URI))).isTrue();
        assertThat(limits.fits("post_logout_redirect_uri", "u".repeat(Client.LONGEST_URI))).isTrue();
        assertThat(limits.fits("client_secret", "0".repeat(128))).as("openssl rand -hex 64").isTrue();
    }

    @Test
    void x42_anOperatorChoosesHowLongScopesAndStatesAre() {
        try (Configured configured = Configured.with(Setting.LIMITS_SCOPE, "4000").and(Setting.LIMITS_STATE, "300")) {
            InputLimits chosen = LimitsOf.configured(configured);
            assertThat(chosen.tooLong(parameters("scope", 4000))).isEmpty();
            assertThat(chosen.tooLong(parameters("scope", 4001))).contains("scope");
            assertThat(chosen.tooLong(parameters("state", 301))).contains("state");
        }
    }

    private static Parameters parameters(String name, int length) {
        return new Parameters(Map.of("x", List.of("harmless"), name, List.of("x".repeat(length))));
    }
}

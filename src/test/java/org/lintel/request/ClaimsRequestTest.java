package org.lintel.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.model.Parameters;
import org.lintel.request.ClaimsRequest.Wish;
import org.lintel.spec.Duty;

/** What the parameter claims says (OpenID Connect Core §5.5). */
class ClaimsRequestTest {

    /** The example of §5.5. */
    @Duty({"Core 5.5 claims", "Core 5.5.1 null"})
    @Test
    void theExampleOfTheSpecificationIsUnderstood() {
        ClaimsRequest claims = of("""
                {
                 "userinfo": {
                  "given_name": {"essential": true},
                  "nickname": null,
                  "email": {"essential": true},
                  "email_verified": {"essential": true},
                  "picture": null,
                  "http://example.info/claims/groups": null
                 },
                 "id_token": {
                  "auth_time": {"essential": true},
                  "acr": {"values": ["urn:mace:incommon:iap:silver"]}
                 }
                }""");
        assertThat(claims.userinfo()).containsOnlyKeys("given_name", "nickname", "email", "email_verified", "picture",
                "http://example.info/claims/groups").containsEntry("nickname", new Wish(false, List.of()))
                .containsEntry("email", new Wish(true, List.of()));
        assertThat(claims.idToken()).containsOnlyKeys("auth_time", "acr")
                .containsEntry("acr", new Wish(false, List.of("urn:mace:incommon:iap:silver")));
        assertThat(claims.subject()).isEmpty();
        assertThat(claims.essentialContexts()).isEmpty();
        assertThat(claims.accepts(Optional.empty())).isTrue();
    }

    /** "Other members MAY be defined … Any members used that are not understood MUST be ignored." */
    @Duty("Core 5.5 unknown-members")
    @Test
    void whatIsNotUnderstoodIsIgnored() {
        ClaimsRequest claims = of("""
                {"verified": {"x": 1}, "id_token": {"name": {"purpose": "to greet", "essential": false, "value": 7}}}""");
        assertThat(claims.idToken()).isEqualTo(Map.of("name", new Wish(false, List.of())));
        assertThat(claims.userinfo()).isEmpty();
    }

    @Duty("Core 5.5.1 sub-value")
    @Test
    void aUserMayBeNamedInEitherPlaceButOneOnly() {
        assertThat(of("{\"id_token\": {\"sub\": {\"value\": \"1\"}}}").subject()).contains("1");
        assertThat(of("{\"userinfo\": {\"sub\": {\"value\": \"1\"}}, \"id_token\": {\"sub\": {\"value\": \"1\"}}}").subject())
                .contains("1");
        assertThat(of("{\"id_token\": {\"sub\": null}}").subject()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> of("{\"id_token\": {\"sub\": {\"values\": [\"1\", \"2\"]}}}").subject());
        assertThatIllegalArgumentException().isThrownBy(
                () -> of("{\"userinfo\": {\"sub\": {\"value\": \"1\"}}, \"id_token\": {\"sub\": {\"value\": \"2\"}}}").subject());
    }

    @Duty("Core 5.5.1 value")
    @Test
    void anEssentialContextHasToBeOneOfTheWanted() {
        ClaimsRequest several = of("{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"gold\", \"silver\"]}}}");
        assertThat(several.accepts(Optional.of("silver"))).isTrue();
        assertThat(several.accepts(Optional.of("bronze"))).isFalse();
        assertThat(several.accepts(Optional.empty())).isFalse();
        assertThat(of("{\"id_token\": {\"acr\": {\"essential\": true, \"value\": \"gold\"}}}").accepts(Optional.of("silver"))).isFalse();
        assertThat(of("{\"id_token\": {\"acr\": {\"essential\": true}}}").accepts(Optional.empty())).as("any will do").isTrue();
        assertThat(of("{\"userinfo\": {\"acr\": {\"essential\": true, \"value\": \"gold\"}}}").accepts(Optional.empty())).isTrue();
    }

    @Test
    void withoutOpenidThereIsNothingToAskFor() {
        assertThat(ClaimsRequest.of(new Parameters(Map.of("scope", List.of("api"), "claims", List.of("{\"userinfo\": {\"name\": null}}")))))
                .isEqualTo(ClaimsRequest.NONE);
        assertThat(ClaimsRequest.of(new Parameters(Map.of("scope", List.of("openid"))))).isEqualTo(ClaimsRequest.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "[]", "\"name\"", "null", "{", "{} {}", "{'userinfo': {}}", "{\"userinfo\": []}",
            "{\"userinfo\": null}",
            "{\"userinfo\": {\"name\": true}}", "{\"userinfo\": {\"name\": {\"essential\": \"yes\"}}}",
            "{\"userinfo\": {\"name\": {\"essential\": null}}}", "{\"id_token\": {\"acr\": {\"values\": \"gold\"}}}",
            "{\"id_token\": {\"acr\": {\"value\": 1e}}}"})
    void s20_whatIsMalformedIsRefused(String claims) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(claims));
    }

    @Test
    void s20_andWhatIsNestedBeyondAllSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> of("{\"userinfo\":".repeat(300) + "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> of("{\"a\":" + "[".repeat(1990) + "]".repeat(1990) + "}"));
    }

    private static ClaimsRequest of(String claims) {
        return ClaimsRequest.of(new Parameters(Map.of("scope", List.of("openid"), "claims", List.of(claims))));
    }
}

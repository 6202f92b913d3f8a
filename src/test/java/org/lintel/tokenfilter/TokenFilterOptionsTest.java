package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.tokenfilter.TokenFilterOptions.Mode;
import org.lintel.tokenfilter.TokenFilterOptions.Protect;

/** What may be configured, and by which names. */
class TokenFilterOptionsTest {

    private static final Map<String, String> TUTORIAL = Map.of("authority", "https://localhost:44300", "client-id", "api",
            "client-secret", "api-secret", "required-scopes", "api");

    private static TokenFilterOptions with(String name, String value) {
        var texts = new TreeMap<>(TUTORIAL);
        texts.put(name, value);
        return ConfiguredOptions.read(texts).build();
    }

    @Test
    void api1_theFourSettingsOfTheTutorialAreEnough() {
        var options = ConfiguredOptions.read(TUTORIAL).build();
        assertThat(options).isEqualTo(TokenFilterOptions.builder().authority("https://localhost:44300").clientId("api")
                .clientSecret("api-secret").requiredScopes("api").build());
        assertThat(options.authority()).isEqualTo("https://localhost:44300");
        assertThat(options.clientId()).isEqualTo("api");
        assertThat(options.clientSecret()).isEqualTo("api-secret");
        assertThat(options.requiredScopes()).containsExactly("api");
        assertThat(options.mode()).isEqualTo(Mode.INTROSPECTION);
        assertThat(options.protect()).isEqualTo(Protect.EVERYTHING);
    }

    @Test
    void api1_withoutASecretTokensAreCheckedLocally() {
        assertThat(TokenFilterOptions.builder().authority("https://id.example").audience("https://api.example").build().mode())
                .isEqualTo(Mode.LOCAL);
    }

    @Test
    void everySettingHasTheNameOfItsComponent() {
        var texts = new TreeMap<String, String>();
        texts.putAll(TUTORIAL);
        texts.put("mode", "both");
        texts.put("protect", "annotated");
        texts.put("audience", "https://api.example");
        texts.put("algorithms", "ES256, PS256");
        texts.put("token-types", "at+jwt JWT");
        texts.put("clock-skew", "PT5S");
        texts.put("clock-lag", "PT1M");
        texts.put("name-claim", "email");
        texts.put("role-claim", "groups");
        texts.put("cache-duration", "PT1M");
        texts.put("cache-size", "7");
        texts.put("metadata-lifetime", "PT1H");
        texts.put("key-refresh-pause", "PT30S");
        texts.put("timeout", "PT2S");
        texts.put("keep-token", "true");
        texts.put("allowed-origins", "https://a.example,https://b.example:8443");
        texts.put("resource", "https://api.example/v1");
        texts.put("require-https", "false");
        var options = ConfiguredOptions.read(texts).build();
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(TokenFilterOptions.class.getRecordComponents())
                        .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)).toList());
        assertThat(options).isEqualTo(TokenFilterOptions.builder().authority("https://localhost:44300").clientId("api")
                .clientSecret("api-secret").requiredScopes("api").mode(Mode.BOTH).protect(Protect.ANNOTATED).audience("https://api.example")
                .algorithms(java.util.Set.of("ES256", "PS256")).tokenTypes(java.util.Set.of("at+jwt", "JWT"))
                .clockSkew(Duration.ofSeconds(5))
                .clockLag(Duration.ofMinutes(1))
                .nameClaim("email").roleClaim("groups").cacheDuration(Duration.ofMinutes(1)).cacheSize(7)
                .metadataLifetime(Duration.ofHours(1)).keyRefreshPause(Duration.ofSeconds(30)).timeout(Duration.ofSeconds(2))
                .keepToken(true)
                .allowedOrigins("https://a.example", "https://b.example:8443").resource("https://api.example/v1").requireHttps(false)
                .build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "required-scope | api", "authority | id.example", "authority | http://id.example", "authority | https://id.example?x",
            "authority | https://user@id.example", "mode | sometimes", "clock-skew | PT6S", "clock-skew | -PT1S", "clock-skew | 5",
            "clock-lag | PT61S",
            "algorithms | HS256", "algorithms | none", "cache-size | 0", "cache-size | many", "keep-token | yes", "timeout | PT0S",
            "allowed-origins | app.example", "allowed-origins | https://app.example/", "required-scopes | a\"b", "resource | /values"})
    void whatMakesNoSenseIsRefusedByItsName(String name, String value) {
        assertThatThrownBy(() -> with(name, value)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lintel.api." + name);
    }

    @Test
    void theSentenceSaysWhatItShouldBe() {
        assertThatThrownBy(() -> with("mode", "sometimes"))
                .hasMessage("lintel.api.mode cannot be \"sometimes\": it is one of [introspection, local, both]").hasNoCause();
    }

    @Test
    void theAuthorityIsNeeded() {
        assertThatThrownBy(() -> ConfiguredOptions.read(Map.of()).build()).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lintel.api.authority is needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080"})
    void httpIsForThisMachine(String authority) {
        assertThat(with("authority", authority).authority()).isEqualTo(authority);
    }

    @Test
    void introspectionNeedsASecret() {
        assertThatThrownBy(() -> TokenFilterOptions.builder().authority("https://id.example").requiredScopes("api").mode(Mode.BOTH).build())
                .hasMessageContaining("client-secret");
    }

    /** T10: with JWTs of all types an ID token would do, too, if it needed neither scope nor audience. */
    @Test
    void t10_localValidationNeedsAnAudienceOrAScope() {
        assertThatThrownBy(() -> TokenFilterOptions.builder().authority("https://id.example").build())
                .hasMessageContaining("audience or required-scopes");
    }

    @Test
    void theSecretIsNotPrinted() {
        assertThat(ConfiguredOptions.read(TUTORIAL).build()).asString().doesNotContain("api-secret");
    }
}

package org.lintel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Set<Setting> SECRETS = Set.of(Setting.KEY, Setting.PAIRWISE_SALT, Setting.SIGNING_PASSWORD,
            Setting.DATABASE_PASSWORD, Setting.METRICS_TOKEN);

    private final Configured configured = Configured.withNothing();

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Nested
    class WhereNothingIsSaid {

        @Test
        void lintelIsOnTheLocalMachine() {
            assertThat(configured.issuer().value()).isEqualTo("http://localhost:8080");
            assertThat(configured.issuer().https()).isFalse();
            assertThat(configured.settings().siteName()).isEqualTo("Lintel");
            assertThat(configured.settings().directory()).isEqualTo(Path.of(System.getProperty("user.home"), ".lintel"));
        }

        @Test
        void nobodyIsTrustedAndASessionLastsTenHours() {
            assertThat(configured.settings().trustedProxies()).isEmpty();
            assertThat(configured.settings().outboundAllow()).isEmpty();
            assertThat(configured.settings().sessions().lifetime()).hasHours(10);
        }

        @Test
        void thereAreNoKeysAndNoFiles() {
            assertThat(configured.settings().keys()).isEmpty();
            assertThat(configured.settings().signing().keystore()).isEmpty();
            assertThat(configured.settings().signing().password()).isEmpty();
            assertThat(configured.settings().configuration()).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Setting.class)
        void blankIsNothing(Setting setting) {
            configured.and(setting, "  ");
            assertThat(Settings.read(setting)).isEqualTo(SettingsTest.fallback(setting));
        }
    }

    @Nested
    class WhatIsSaid {

        @Test
        void x50_accessTokensHaveOneOfTwoTypes() {
            assertThat(configured.settings().tokens().accessTokenType()).isEqualTo("at+jwt");
            assertThat(configured.and(Setting.ACCESS_TOKEN_TYPE, "JWT").settings().tokens().accessTokenType()).isEqualTo("JWT");
            configured.and(Setting.ACCESS_TOKEN_TYPE, "jwt");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(configured::settings)
                    .withMessageContaining("lintel.access-token.type");
        }

        @Test
        void a5_theTokenOfMetricsIsLongAndOnlyReadWhenNeeded() {
            configured.and(Setting.METRICS_TOKEN, "0123456789012345678901234567890");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(configured::settings)
                    .withMessageContaining("lintel.metrics.token").withMessageNotContaining("0123456789");
            assertThat(configured.and(Setting.METRICS_TOKEN, "01234567890123456789012345678901").settings().metricsToken()).isPresent();
            configured.and(Setting.METRICS_NETWORKS, "10.0.0.0/99");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(configured::settings)
                    .withMessageContaining("lintel.metrics.networks");
        }

        @Test
        void isStripped() {
            configured.and(Setting.SITE_NAME, "  Embedded IdentityServer ");
            assertThat(configured.settings().siteName()).isEqualTo("Embedded IdentityServer");
        }

        @Test
        void mayBeAList() {
            configured.and(Setting.TRUSTED_PROXIES, "10.0.0.0/8, ::1,,").and(Setting.KEY, " new , old ");
            assertThat(configured.settings().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
            assertThat(configured.settings().keys()).containsExactly("new", "old");
        }

        @Test
        void mayBeARelativeFile() {
            configured.and(Setting.CONFIGURATION, "lintel.json").and(Setting.SIGNING_KEYSTORE, "keys.p12");
            assertThat(configured.settings().configuration()).containsExactly(Path.of("lintel.json").toAbsolutePath());
            assertThat(configured.settings().signing().keystore()).contains(Path.of("keys.p12").toAbsolutePath());
        }

        @Test
        void mayBeADuration() {
            configured.and(Setting.SESSION_LIFETIME, "PT90M");
            assertThat(configured.settings().sessions().lifetime()).isEqualTo(Duration.ofMinutes(90));
        }
    }

    @Nested
    class TheIssuer {

        @ParameterizedTest
        @CsvSource({
                "https://id.example,              https://id.example,       '',      true,  false",
                "https://id.example:8443/a/b,     https://id.example:8443,  /a/b,    true,  false",
                "https://localhost.id.example,    https://localhost.id.example, '',  true,  false",
                "https://localhost:44300,         https://localhost:44300,  '',      true,  true",
                "http://localhost,                http://localhost,         '',      false, true",
                "http://127.0.0.1:8080/lintel,    http://127.0.0.1:8080,    /lintel, false, true",
                "http://[::1]:8080,               http://[::1]:8080,        '',      false, true"})
        void hasAnOriginAndAPath(String value, String origin, String path, boolean https, boolean loopback) {
            configured.and(Setting.ISSUER, value);
            Issuer issuer = configured.issuer();

            assertThat(issuer.value()).isEqualTo(value);
            assertThat(issuer.origin()).isEqualTo(origin);
            assertThat(issuer.path()).isEqualTo(path);
            assertThat(issuer.https()).isEqualTo(https);
            assertThat(issuer.loopback()).isEqualTo(loopback);
            assertThat(issuer.address("/connect/token")).isEqualTo(value + "/connect/token");
        }
    }

    @Nested
    class AnIssuerThatWasNeverSet {

        @ParameterizedTest
        @CsvSource({"DATABASE_URL,jdbc:postgresql://db/lintel", "DATABASE_DATASOURCE,jdbc/lintel", "TRUSTED_PROXIES,127.0.0.1", "KEY,abc",
                "SIGNING_KEYSTORE,keys.p12", "PAIRWISE_SALT,abc", "OUTBOUND_ALLOW,10.0.0.1"})
        void x67_stopsTheStartWhereOthersAreToReachLintel(Setting setting, String value) {
            configured.and(setting, value);
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(Issuer::checkIsSet)
                    .withMessageStartingWith("lintel.issuer: is needed beside " + setting.key());
            configured.and(Setting.ISSUER, "http://localhost:8080");
            Issuer.checkIsSet();
        }
    }

    @ParameterizedTest
    @CsvSource({"https://id.example,/lintel", "https://id.example/id,''", "https://id.example/id,/ID", "https://id.example/id,/id/x"})
    void x67_aContextPathUnlikeTheIssuersStopsTheStart(String issuer, String contextPath) {
        configured.and(Setting.ISSUER, issuer);
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> configured.issuer().checkContextPath(contextPath))
                .withMessageStartingWith("lintel.issuer: the path of " + issuer + " is ").withMessageContaining(contextPath);
        configured.issuer().checkContextPath(java.net.URI.create(issuer).getPath());
    }

    @Nested
    class OfSessions {

        @Test
        void haveTheDefaultsOfThePage() {
            Settings settings = configured.settings();

            assertThat(settings.sessions().lifetime()).isEqualTo(Duration.ofHours(10));
            assertThat(settings.sessions().sliding()).isFalse();
            assertThat(settings.sessions().rememberMe()).contains(Duration.ofDays(30));
        }

        @Test
        void canBeChosen() {
            Settings settings = configured.and(Setting.SESSION_SLIDING, "true").and(Setting.SESSION_REMEMBER_ME, "off").settings();

            assertThat(settings.sessions().sliding()).isTrue();
            assertThat(settings.sessions().rememberMe()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"http://localhost:8080,,Lax", "https://id.example,,None", "https://id.example,lax,Lax",
                "http://localhost:8080,lax,Lax"})
        void l9_theirCookiesGoToOtherSitesWhereThatWorks(String issuer, String chosen, String sameSite) {
            configured.and(Setting.ISSUER, issuer).and(Setting.SESSION_SAME_SITE, chosen == null ? "" : chosen);

            assertThat(configured.settings().sessions().sameSite()).isEqualTo(sameSite);
        }
    }

    @Nested
    class AWrongValue {

        @Test
        void s7_ofTheExemptionFromPkceIsNoExemption() {
            assertThat(configured.settings().nonceSuffices()).isFalse();
            configured.and(Setting.PKCE_NONCE_SUFFICES, "yes");
            refused(Setting.PKCE_NONCE_SUFFICES, "yes");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "TRUE", "1"})
        void ofSlidingSessionsIsOneSentenceThatNamesIt(String value) {
            configured.and(Setting.SESSION_SLIDING, value);
            refused(Setting.SESSION_SLIDING, value);
        }

        @ParameterizedTest
        @CsvSource({"PT0S,PT1S", "P401D,P400D", "never,never"})
        void ofRememberMeIsOneSentenceThatNamesIt(String value, String mentioned) {
            configured.and(Setting.SESSION_REMEMBER_ME, value);
            refused(Setting.SESSION_REMEMBER_ME, mentioned);
        }

        @ParameterizedTest
        @CsvSource({"none,https", "strict,strict"})
        void ofSameSiteIsOneSentenceThatNamesIt(String value, String mentioned) {
            configured.and(Setting.SESSION_SAME_SITE, value);
            refused(Setting.SESSION_SAME_SITE, mentioned);
        }

        @ParameterizedTest
        @ValueSource(strings = {"id.example", "https://", "https://id.example/", "https://id.example?a=b", "https://id.example#f",
                "https://me@id.example", "ftp://id.example", "http://id.example", "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "not a url", "https://id.example:port", "HTTPS://id.example", "urn:x", "/"})
        void h2_ofTheIssuerIsOneSentenceThatNamesIt(String value) {
            configured.and(Setting.ISSUER, value);
            refused(Setting.ISSUER, value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"10h", "36000", "PT", "PT0S", "-PT1H", "PT0.5S", "tomorrow"})
        void ofTheSessionLifetimeIsOneSentenceThatNamesIt(String value) {
            configured.and(Setting.SESSION_LIFETIME, value);
            refused(Setting.SESSION_LIFETIME, "PT1");
        }

        @ParameterizedTest
        @CsvSource({"PASSWORD_MEMORY,7", "PASSWORD_ITERATIONS,101", "PASSWORD_CONCURRENCY,0", "PASSWORD_SHORTEST,7", "PASSWORD_SHORTEST,65",
                "DATABASE_CONNECTIONS,many", "ADDRESS_FAILURES,-1"})
        void ofANumberStopsTheStartAndNotTheFirstWhoNeedsIt(Setting setting, String value) {
            configured.and(setting, value);
            refused(setting, value);
        }

        @ParameterizedTest
        @CsvSource({"PAGES_HELP,javascript:alert(1)", "PAGES_PRIVACY,/privacy", "PAGES_IMPRINT,example.org",
                "PAGES_FORGOT_PASSWORD,http//x y"})
        void x74_ofALinkIsOneSentenceThatNamesIt(Setting setting, String value) {
            configured.and(setting, value);
            refused(setting, "https:, http: or mailto:");
        }

        private void refused(Setting setting, String told) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(configured::issuer)
                    .withMessageStartingWith(setting.key() + ": ").withMessageContaining(told)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    /** Whatever is printed by accident: the settings, a topic, or an object that holds one. */
    @Test
    void secretsAreInNothingThatIsHeldOrPrinted() throws IllegalAccessException {
        for (Setting secret : SECRETS) {
            configured.and(secret, "do-not-print-me-wherever-you-are");
        }
        Settings settings = configured.settings();

        assertThat(settings.signing().password()).isEqualTo("do-not-print-me-wherever-you-are");
        assertThat(settings.database().password()).isEqualTo("do-not-print-me-wherever-you-are");
        for (Field field : Settings.class.getDeclaredFields()) {
            field.setAccessible(true);
            assertThat(String.valueOf(field.get(settings))).as(field.getName()).isNotEqualTo("null")
                    .doesNotContain("do-not-print-me-wherever-you-are");
        }
    }

    @Test
    void everySettingHasAKeyOfItsOwn() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::key)).doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(key).matches("lintel(\\.[a-z]+(-[a-z]+)*)+"));
    }

    private static java.util.Optional<String> fallback(Setting setting) {
        return java.util.Optional.ofNullable(setting.fallback()).filter(value -> !value.isEmpty())
                .map(value -> value.replace("${user.home}", System.getProperty("user.home")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "RS256,RS256", "rs256", "RS256;ES256"})
    void t9_tokensAreSignedByAlgorithmsThatWeKnow(String algorithms) {
        try (var configured = Configured.with(Setting.SIGNING_ALGORITHMS, algorithms)) {
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(configured::settings)
                    .withMessageContaining("lintel.signing.algorithms").withMessageContaining("EdDSA");
        }
    }
}

package org.lintel.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {

    @ParameterizedTest
    @CsvSource({
            "lintel.isuer,                    lintel.issuer",
            "lintel.database-url,             lintel.database.url",
            "lintel.db.url,                   lintel.database.url",
            "lintel.session.life-time,        lintel.session.lifetime",
            "lintel.trusted.proxies,          lintel.trusted-proxies",
            "lintel.trustedProxies,           lintel.trusted-proxies",
            "lintel.signing.key-store,        lintel.signing.keystore",
            "Lintel.Issuer,                   lintel.issuer",
            "LINTEL_ISSUER,                   lintel.issuer"})
    void x67_aNameThatIsNoneStopsTheStartWithTheNearestOne(String name, String nearest) {
        refused(List.of(name), Set.of(), "there is no setting \"" + name + "\"; did you mean " + nearest + "?");
    }

    @Test
    void x67_soDoesAnEnvironmentVariable() {
        refused(List.of("LINTEL_ISUER"), Set.of("LINTEL_ISUER"), "there is no setting \"LINTEL_ISUER\"; did you mean lintel.issuer?");
        refused(List.of("lintel.isuer"), Set.of("LINTEL_ISUER"), "there is no setting \"lintel.isuer\"; did you mean lintel.issuer?");
    }

    /** It would do nothing. */
    @Test
    void x67_whatIsOfTheEnvironmentIsNoSetting() {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> SettingNames.check(List.of("lintel.port"), Set.of()))
                .withMessageStartingWith("there is no setting \"lintel.port\"; did you mean lintel.");
    }

    @Test
    void x67_everySettingIsKnownUnderBothOfItsNames() {
        for (Setting setting : Setting.values()) {
            String variable = setting.key().replaceAll("[^a-z]", "_").toUpperCase(java.util.Locale.ROOT);
            assertThatCode(() -> SettingNames.check(List.of(setting.key()), Set.of())).doesNotThrowAnyException();
            assertThatCode(() -> SettingNames.check(List.of(variable, setting.key().replace('-', '.')), Set.of(variable)))
                    .doesNotThrowAnyException();
        }
    }

    /** Of plug-ins, of the token filter, of the start script, and what Kubernetes says of services. */
    @ParameterizedTest
    @ValueSource(strings = {"jwt-bearer.issuers", "lintel.plugin.hr.url", "lintel.api.authority", "LINTEL_PORT", "LINTEL_CONTEXT",
            "LINTEL_LOG", "LINTEL_RUN", "LINTEL_PREPARED", "lintelish.x", "LINTEL_SERVICE_HOST", "LINTEL_SERVICE_PORT_HTTP",
            "LINTEL_PORT_8080_TCP_ADDR",
            "LINTEL_DB_SERVICE_PORT", "LINTEL_DB_PORT", "PATH"})
    void x67_namesOfOthersAreTheirs(String name) {
        assertThatCode(() -> SettingNames.check(List.of(name), Set.of(name))).doesNotThrowAnyException();
    }

    private static void refused(List<String> names, Set<String> environment, String sentence) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> SettingNames.check(names, environment))
                .withMessage(sentence);
    }
}

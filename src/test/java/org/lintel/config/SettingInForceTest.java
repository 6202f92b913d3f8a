package org.lintel.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.SettingInForce.Source;

class SettingInForceTest {

    @Test
    void whoSaidItIsTold() {
        try (Configured configured = Configured.with(Setting.SITE_NAME, " Example ")) {
            assertThat(SettingInForce.of(Setting.SITE_NAME))
                    .isEqualTo(new SettingInForce(Setting.SITE_NAME, "Example", Source.SYSTEM_PROPERTY, null));
            assertThat(SettingInForce.of(Setting.SESSION_LIFETIME))
                    .isEqualTo(new SettingInForce(Setting.SESSION_LIFETIME, "PT10H", Source.DEFAULT, null));
            assertThat(SettingInForce.of(Setting.PAGES_HELP).value()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"KEY, c2VjcmV0, ***", "DATABASE_PASSWORD, secret, ***", "METRICS_TOKEN, secret, ***",
            "DATABASE_URL, jdbc:postgresql://db.example/lintel, jdbc:postgresql://db.example/lintel",
            "DATABASE_URL, jdbc:postgresql://db.example/lintel?password=secret&ssl=true, jdbc:postgresql://db.example/lintel?***",
            "DATABASE_URL, jdbc:mariadb://me:secret@db.example/lintel, jdbc:mariadb://***@db.example/lintel",
            "DATABASE_URL, jdbc:h2:mem:x;PASSWORD=secret, jdbc:h2:mem:x;***"})
    void a5_secretsAreMasked(Setting setting, String said, String shown) {
        try (Configured configured = Configured.with(setting, said)) {
            assertThat(SettingInForce.of(setting).value()).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void eachIsDescribedByASentenceThatStandsAlone(Setting setting) {
        assertThat(SettingsPage.description(setting)).matches("[A-Za-z].{10,}").doesNotContain("](", "`", "below", "  ");
        String[] documentation = SettingsPage.documentation(setting).split("#", 2);
        assertThat(Path.of("docs", documentation[0])).satisfies(page -> assertThat(Files.exists(page)).isTrue());
    }
}

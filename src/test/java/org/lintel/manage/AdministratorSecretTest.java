package org.lintel.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.secret.Keys;

class AdministratorSecretTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final Configured configured = Configured.with(Setting.KEY, Base64.getEncoder().encodeToString(new byte[32]))
            .and(Setting.ISSUER, "https://id.example");
    private final AdministratorSecret secrets = at(NOW);

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Test
    void a11_holdsForAnHourOnEveryNode() {
        String secret = secrets.create();
        assertThat(at(NOW).holds(" " + secret + "\n")).as("as it is copied").isTrue();
        assertThat(at(NOW.plus(Duration.ofMinutes(59))).holds(secret)).isTrue();
        assertThat(at(NOW.plus(Duration.ofHours(1))).holds(secret)).isFalse();
    }

    @Test
    void a11_isOfOneInstallation() {
        String secret = secrets.create();
        configured.and(Setting.ISSUER, "https://other.example");
        assertThat(at(NOW).holds(secret)).as("another issuer").isFalse();
        configured.and(Setting.ISSUER, "https://id.example").and(Setting.KEY, "Aq" + "A".repeat(41) + "=");
        assertThat(at(NOW).holds(secret)).as("another key").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "t6xx.", ".AAAA", "zzzzzzzzzz.AAAA", "t6xx.ä", "-1.AAAA", "T6XX.AAAA"})
    void a11_nothingElseHolds(String text) {
        assertThat(secrets.holds(text)).isFalse();
    }

    @Test
    void a11_aLongerEndIsAnotherText() {
        String secret = secrets.create();
        String later = Long.toString(NOW.plus(Duration.ofDays(365)).getEpochSecond(), Character.MAX_RADIX);
        assertThat(secrets.holds(later + secret.substring(secret.indexOf('.')))).isFalse();
    }

    private AdministratorSecret at(Instant now) {
        var made = new AdministratorSecret();
        made.serverKey = Keys.of(configured);
        made.issuer = configured.issuer();
        made.clock = Clock.fixed(now, ZoneOffset.UTC);
        return made;
    }
}

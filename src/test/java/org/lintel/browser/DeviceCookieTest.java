package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.secret.Keys;

class DeviceCookieTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER_KEY = "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=";

    private final Configured configured = Configured.with(Setting.KEY, KEY);
    private Instant now = Instant.parse("2030-01-01T12:00:00Z");
    private Request request = Request.from("127.0.0.1");

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Test
    void x3_knowsWhoHasSignedIn() {
        assertThat(device().of("bob")).isEmpty();
        device().give("bob");
        next();

        assertThat(device().of("bob")).isPresent();
        assertThat(device().of("alice")).isEmpty();
    }

    @Test
    void x3_hasAnotherNumberAfterEachSignIn() {
        device().give("bob");
        next();
        var first = device().of("bob");
        device().give("bob");
        next();

        assertThat(device().of("bob")).isPresent().isNotEqualTo(first);
    }

    @Test
    void x3_knowsTheLastFive() {
        for (int i = 0; i < 6; i++) {
            device().give("user " + i);
            next();
        }
        assertThat(device().of("user 0")).isEmpty();
        for (int i = 1; i < 6; i++) {
            assertThat(device().of("user " + i)).as("user %d", i).isPresent();
        }
    }

    @Test
    void x3_holdsForAYearAndLastsAsLongInTheBrowser() {
        device().give("bob");
        Cookie cookie = request.answered().get(0);
        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(365).toSeconds());
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getValue()).doesNotContain("bob");
        next();
        now = now.plus(Duration.ofDays(365));
        assertThat(device().of("bob")).isPresent();
        now = now.plus(Duration.ofDays(1));
        assertThat(device().of("bob")).as("whatever the browser does").isEmpty();
    }

    @Test
    void x3_nobodyCanMakeOne() {
        device().give("bob");
        String[] parts = request.answered().get(0).getValue().split("\\.");
        sends(parts[0] + "." + (Long.parseLong(parts[1]) + 1) + "." + parts[2]);
        assertThat(device().of("bob")).as("a longer life").isEmpty();
        sends("AAAAAAAAAAAAAAAAAAAAAA." + parts[1] + "." + parts[2]);
        assertThat(device().of("bob")).as("another number").isEmpty();
        sends(parts[0] + "." + parts[1] + "." + parts[2]);
        assertThat(device().of("bob")).isPresent();
        configured.and(Setting.KEY, OTHER_KEY);
        assertThat(device().of("bob")).as("another server").isEmpty();
        configured.and(Setting.KEY, OTHER_KEY + ", " + KEY);
        assertThat(device().of("bob")).as("the older of two keys").isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "~~~~~~", "a.b.c", "a.1.!", "..", "a.1.b~a.2.c", "a.99999999999999999999.b"})
    void x3_whatIsMadeUpIsNothingAndIsReplaced(String madeUp) {
        sends(madeUp);
        assertThat(device().of("bob")).isEmpty();
        device().give("bob");
        next();
        assertThat(device().of("bob")).isPresent();
    }

    private void sends(String value) {
        request = Request.from("127.0.0.1").cookie("lintel.device", value);
    }

    private void next() {
        request = request.next();
    }

    private DeviceCookie device() {
        var cookies = new Cookies();
        cookies.request = request.servlet();
        cookies.issuer = configured.issuer();
        cookies.settings = configured.settings();
        var device = new DeviceCookie();
        device.cookies = cookies;
        device.key = Keys.of(configured);
        device.clock = Clock.fixed(now, ZoneOffset.UTC);
        return device;
    }
}

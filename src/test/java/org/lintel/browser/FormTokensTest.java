package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.secret.Keys;

class FormTokensTest {

    private final Configured configured = Configured.with(Setting.KEY, Base64.getEncoder().encodeToString(new byte[32]));
    private final Request first = Request.from("127.0.0.1");
    private final String token = tokens(first).issue("/consent", "request-1");

    @AfterEach
    void putBack() {
        configured.close();
    }

    @Test
    void s15_holdForTheSameBrowserPageAndRequest() {
        assertThat(tokens(first).valid(token, "/consent", "request-1")).isTrue();
        assertThat(tokens(first.next()).valid(token, "/consent", "request-1")).isTrue();
    }

    @Test
    void s15_giveTheBrowserAnIdIfItHasNone() {
        assertThat(first.answered()).extracting(jakarta.servlet.http.Cookie::getName).containsExactly("lintel.browser", "lintel.requests");
    }

    @Test
    void s15_areWorthNothingOnAnotherPage() {
        assertThat(tokens(first.next()).valid(token, "/login", "request-1")).isFalse();
    }

    @Test
    void s15_areWorthNothingForAnotherRequest() {
        assertThat(tokens(first.next()).valid(token, "/consent", "request-2")).isFalse();
        assertThat(tokens(first.next()).valid(token, "/consent", null)).isFalse();
    }

    @Test
    void s15_areWorthNothingInAnotherBrowser() {
        assertThat(tokens(Request.from("127.0.0.1")).valid(token, "/consent", "request-1")).isFalse();
        assertThat(tokens(Request.from("127.0.0.1").cookie("lintel.browser", "another")).valid(token, "/consent", "request-1")).isFalse();
    }

    @Test
    void s15_s16_areWorthNothingAfterSomebodySignedIn() {
        assertThat(tokens(first.next().cookie("lintel", "a session")).valid(token, "/consent", "request-1")).isFalse();
    }

    @Test
    void s15_ofOneWhoIsSignedInAreWorthNothingForAnother() {
        var bob = first.next().cookie("lintel", "bob's session");
        String bobs = tokens(bob).issue("/consent", "request-1");

        assertThat(tokens(bob.next()).valid(bobs, "/consent", "request-1")).isTrue();
        assertThat(tokens(first.next().cookie("lintel", "alice's session")).valid(bobs, "/consent", "request-1")).isFalse();
    }

    @Test
    void x46_isOutOfDateWhenSomebodySignedInOrOut() {
        var elsewhere = first.next().cookie("lintel", "a session").cookie("lintel.browser", "another");
        assertThat(tokens(elsewhere).outdated(token, "/consent", "request-1")).isTrue();
        assertThat(tokens(first.next()).outdated(token, "/consent", "request-1")).as("as long as it holds").isFalse();
        assertThat(tokens(elsewhere).outdated(token, "/login", "request-1")).isFalse();
        assertThat(tokens(elsewhere).outdated(token, "/consent", "request-2")).isFalse();
        assertThat(tokens(Request.from("127.0.0.1").cookie("lintel.requests", "another")).outdated(token, "/consent", "request-1"))
                .isFalse();
        assertThat(tokens(Request.from("127.0.0.1")).outdated(token, "/consent", "request-1")).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void s15_madeUpAreWorthNothing(String forged) {
        assertThat(tokens(first.next()).valid(forged, "/consent", "request-1")).isFalse();
    }

    @Test
    void s15_madeWithAnotherServerKeyAreWorthNothing() {
        configured.and(Setting.KEY, "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=");
        assertThat(tokens(first.next()).valid(token, "/consent", "request-1")).isFalse();
    }

    private FormTokens tokens(Request request) {
        var cookies = new Cookies();
        cookies.request = request.servlet();
        cookies.issuer = configured.issuer();
        cookies.settings = configured.settings();
        var tokens = new FormTokens();
        tokens.cookies = cookies;
        tokens.key = Keys.of(configured);
        return tokens;
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.flow.Wire;
import org.lintel.test.Server;

/** Between the pages nobody is led astray, and what was typed is not carried along. */
@Tag("http")
class WayBackIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final Map<String, String> ALICE = Map.of("username", "alice", "password", "alice-password");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
            "/./\\evil.example",
            "https:evil.example", "https://evil.example", "http://localhost@evil.example", ".evil.example", "javascript:alert(1)",
            "//evil.example/\r\n", "/%09/evil.example"})
    void s17_aPageLeadsNowhereElse(String elsewhere) {
        String there = Form.encode(elsewhere);
        for (String page : List.of("/login?returnUrl=", "/login?return_to=", "/login?redirect_uri=", "/login?continue=", "/login?url=")) {
            assertThat(browser.open(page + there).filled("#login", ALICE).onlySentBy(browser).location()).isEqualTo("/");
        }
        for (String page : List.of("/login?request=", "/consent?request=", "/continue?request=")) {
            Visit visit = browser.open(page + there).isOver();
            assertThat(visit.answer().body()).doesNotContain("evil");
        }
        FilledForm form = browser.authorize(QUICK.with("prompt", "login")).filled("#login", ALICE);
        assertThat(form.with("request", elsewhere).onlySentBy(browser).isErrorPage().status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/authorize//evil.example", "/connect/authorize/%2f%2fevil.example",
            "/connect/authorize/%5cevil.example",
            "/connect/authorize/https:evil.example", "/connect/authorize/https:%2f%2fevil.example",
            "/connect/authorize/..%2f..%2fevil.example",
            "//evil.example/login", "/%2fevil.example", "/login//evil.example", "/.//evil.example", "/\\evil.example/..",
            "/connect//evil.example/..;/", "/welcome/..//evil.example"})
    void s17_norDoesAnAddress(String address) {
        Wire answer = Wire.get(server, address, "");
        assertThat(answer.head().lines().filter(line -> line.toLowerCase().startsWith("location:"))).isEmpty();
        assertThat(answer.status()).isBetween(200, 499);
    }

    /** Some servers make their redirects from it. */
    @Test
    void s17_norDoesTheHostHeader() {
        for (String header : List.of("X-Forwarded-Host: evil.example\r\n", "Forwarded: host=evil.example;proto=https\r\n",
                "X-Forwarded-Server: evil.example\r\n", "X-Original-URL: //evil.example\r\n", "X-Rewrite-URL: //evil.example\r\n")) {
            Wire answer = Wire.get(server, QUICK.authorizeAddress(), header);
            assertThat(answer.head()).contains(server.address() + "/login?request=").doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https:evil.example", "x\r\nLocation: https://evil.example",
            "&redirect_uri=//evil",
            "#//evil.example", "?a", "..//evil"})
    void s17_stateIsNothingButAValue(String state) {
        for (App app : List.of(QUICK, JS)) {
            Visit answer = Lintel.browser().authorize(app.with("state", state)).signIn("alice");
            URI location = URI.create(answer.location());
            assertThat(location.getScheme() + "://" + location.getRawAuthority() + location.getRawPath()).isEqualTo(app.redirectUri());
            assertThat(answer.response()).containsEntry("state", state);
        }
    }

    @Test
    void s23_noRedirectCarriesThePasswordAlong() {
        Visit posted = browser.postWithoutFollowing(server.at("/connect/authorize"), Form.encode(ASKING.parameters()));
        seeOther(posted);
        FilledForm signIn = browser.open(pathOf(posted)).filled("#login", ALICE);
        Visit signedIn = signIn.onlySentBy(browser);
        seeOther(signedIn);
        Visit page = browser.open(pathOf(signedIn));
        Visit decided = page.filled("#consent-allow", Map.of()).onlySentBy(browser);
        seeOther(decided);
        Visit onwards = browser.openWithoutFollowing(pathOf(decided));
        assertThat(onwards.status()).as("here the redirects that follow the form end").isEqualTo(200);
        Visit answered = browser.openWithoutFollowing(onwards.answer().onwards());
        seeOther(answered);
        assertThat(answered.code()).isNotEmpty();
    }

    @Test
    void s23_norDoesARefusal() {
        Visit page = browser.authorize(ASKING).signIn("alice");
        seeOther(page.filled("#consent-deny", Map.of()).onlySentBy(browser));
        seeOther(browser.postWithoutFollowing(server.at("/connect/authorize"), Form.encode(QUICK.with("scope", "unknown").parameters())));
        seeOther(browser.open("/login").filled("#login", ALICE).onlySentBy(browser));
    }

    /** With 303 the browser goes on with GET; with 307 and 308 it would post once more, with 302 some would. */
    private static void seeOther(Visit visit) {
        assertThat(visit.status()).isEqualTo(303);
        assertThat(visit.location()).doesNotContain("alice").doesNotContain("password");
    }

    private String pathOf(Visit visit) {
        return visit.address().resolve(visit.location()).toString().substring(server.address().length());
    }
}

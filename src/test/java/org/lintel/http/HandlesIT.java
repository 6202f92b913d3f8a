package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** Each kind of handle opens its own door and no other (CVE-2026-4282, CVE-2026-4325). */
@Tag("http")
@Tag("stores")
class HandlesIT {

    private static final App SILENT = QUICK.with("prompt", "none");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    /** One of each, all of them alive. */
    private final Map<String, String> handles = new LinkedHashMap<>();

    @BeforeEach
    void collect() {
        var tokens = QUICK.redeem(server, browser.authorize(QUICK).signIn("alice").code()).hasTokens();
        handles.put("code", browser.authorize(QUICK).code());
        handles.put("access token", tokens.text("access_token"));
        handles.put("id token", tokens.text("id_token"));
        Visit page = browser.authorize(QUICK.with("prompt", "login"));
        handles.put("kept request", page.address().getQuery().replaceFirst(".*request=", ""));
        handles.put("form token", page.filled("#login", Map.of()).value("formToken"));
        handles.put("sid", (String) Jwt.claims(tokens.text("id_token")).get("sid"));
        handles.put("family", (String) Jwt.claims(tokens.text("access_token")).get("grant_id"));
        handles.put("session cookie", browser.cookies().get("lintel"));
        handles.put("browser cookie", browser.cookies().get("lintel.browser"));
        handles.put("requests cookie", browser.cookies().get("lintel.requests"));
        handles.put("check cookie", browser.cookies().get("lintel.check"));
        handles.put("session state", browser.authorize(QUICK).response().get("session_state"));
        assertThat(handles).allSatisfy((kind, handle) -> assertThat(handle).as(kind).isNotBlank());
        assertThat(new HashSet<>(handles.values())).as("all of them differ").hasSize(handles.size());
    }

    @Test
    void t3_nothingButACodeIsRedeemed() {
        handles.forEach((kind, handle) -> {
            Answer answer = QUICK.redeem(server, handle);
            if (kind.equals("code")) {
                answer.hasTokens();
            } else {
                answer.isError("invalid_grant");
            }
        });
    }

    @Test
    void t3_nothingButAnAccessTokenIsAnAccessToken() {
        handles.forEach((kind, handle) -> {
            Answer answer = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + handle);
            if (kind.equals("access token")) {
                assertThat(answer.text("sub")).isEqualTo("alice-1");
            } else {
                answer.isError("invalid_token");
            }
        });
    }

    @Test
    void t3_nothingButAKeptRequestIsOne() {
        handles.forEach((kind, handle) -> {
            Visit visit = browser.open("/connect/authorize/" + handle);
            if (kind.equals("kept request")) {
                assertThat(visit.document().selectFirst("#password")).isNotNull();
                assertThat(browser.open("/login?request=" + handle).document().selectFirst("#password")).isNotNull();
            } else {
                visit.isOver();
                browser.open("/login?request=" + handle).isOver();
                browser.open("/consent?request=" + handle).isOver();
                browser.open("/continue?request=" + handle).isOver();
            }
        });
    }

    @Test
    void t3_nothingButTheSessionCookieIsASession() {
        handles.forEach((kind, handle) -> {
            Browser other = Lintel.browser();
            other.cookies().put("lintel", handle);
            if (kind.equals("session cookie")) {
                assertThat(other.authorize(SILENT).code()).isNotEmpty();
            } else {
                other.authorize(SILENT).isReturned(SILENT, "login_required");
            }
        });
    }

    @Test
    void t3_nothingButAFormTokenIsOne() {
        Visit page = browser.authorize(QUICK.with("prompt", "login"));
        var form = page.filled("#login", Map.of("username", "alice", "password", "alice-password"));
        handles.forEach((kind, handle) -> assertThat(form.with("formToken", handle).sentBy(browser).isErrorPage().status()).isEqualTo(403));
        assertThat(form.sentBy(browser).code()).isNotEmpty();
    }

    @Test
    void t3_nothingButAnIdTokenIsAHint() {
        handles.forEach((kind, handle) -> {
            App hinted = SILENT.with("id_token_hint", handle);
            if (kind.equals("id token")) {
                assertThat(browser.authorize(hinted).code()).isNotEmpty();
            } else {
                browser.authorize(hinted).isReturned(hinted, "login_required");
            }
        });
    }

    /** 43 characters of base64url are 256 bits. */
    @Test
    void t3_noneOfThemCanBeGuessed() {
        var seen = new HashSet<String>();
        var requests = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            Browser fresh = Lintel.browser();
            Visit page = fresh.authorize(QUICK);
            requests.add(page.address().getQuery().replaceFirst(".*request=", ""));
            seen.add(page.signIn("alice").code());
            seen.add(fresh.cookies().get("lintel"));
            seen.add(fresh.cookies().get("lintel.browser"));
            seen.add(fresh.cookies().get("lintel.requests"));
        }
        assertThat(seen).hasSize(4 * 20).allSatisfy(handle -> assertThat(handle).matches("[A-Za-z0-9_-]{43}"));
        variesEverywhere(seen, 42);
        assertThat(requests).as("sealed").hasSize(20).allSatisfy(handle -> assertThat(handle).matches("[A-Za-z0-9_-]{43,}"));
        variesEverywhere(requests, 200);
    }

    private static void variesEverywhere(Set<String> handles, int length) {
        for (int position = 0; position < length; position++) {
            int at = position;
            assertThat(handles.stream().map(handle -> handle.charAt(at)).distinct().count()).as("position " + at).isGreaterThan(6);
        }
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jsoup.Jsoup;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.flow.Wire;
import org.lintel.test.Server;

/** What the fuzzing has found: requests on which a server, or one of its libraries, would fail. */
@Tag("http")
@Tag("portability")
class MalformedRequestsIT {

    private final Server server = Lintel.server();

    /** To what has no percent-encoding or no ASCII WildFly gives an answer of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"%FF=1", "a=%FF", "%C0%AF=1", "a=%ED%A0%80", "%=1", "a=%", "a=%G1", "\u00ff=1"})
    void s20_whatCannotBeDecodedIs400WithOurPage(String query) {
        for (String path : new String[] {"/", "/login", "/error", "/permissions", "/nothing", "/connect/authorize", "/connect/userinfo"}) {
            Wire answer = Wire.get(server, path + "?" + query, "");
            assertThat(answer.status()).as(path).isEqualTo(400);
            if (path.equals("/connect/userinfo") && query.matches(".*%[0-9A-F]{2}.*")) {
                assertThat(answer.body()).startsWith("{\"error\":\"invalid_request\"");
            } else if (query.matches(".*%[0-9A-F]{2}.*")) {
                assertThat(Jsoup.parse(answer.body()).select("header.site")).as(path).isNotEmpty();
            }
        }
        String body = "grant_type=client_credentials";
        assertThat(Wire.send(server, "POST /connect/token?" + query, "Content-Type: application/x-www-form-urlencoded\r\n", body).status())
                .isEqualTo(400);
    }

    @Test
    void s20_noPathThatCannotBeDecodedIsAFailure() {
        for (String path : new String[] {"/connect/%FF", "/connect/authorize/%FF", "/%C0%AF", "/login;x=%FF", "/connect/token;x=[::1",
                "/.well-known/jwks;x=http://[::1"}) {
            assertThat(Wire.get(server, path, "").status()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void s20_aFormThatCannotBeDecodedIsAnErrorOfTheCaller() {
        for (String form : new String[] {"%FF=1", "username=%FF", "%=1", "x=1&".repeat(3000)}) {
            String type = "Content-Type: application/x-www-form-urlencoded\r\n";
            assertThat(Wire.send(server, "POST /login", type, form).status()).as(form).isBetween(200, 499);
        }
    }

    @Test
    void h15_aSignInFormWithoutAPasswordSignsNobodyIn() {
        Browser browser = Lintel.browser();
        Visit page = browser.authorize(App.QUICK).filled("#login", Map.of("username", "rosa")).without("password").sentBy(browser);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().selectFirst("#message")).isNotNull();
    }

    @Test
    void s21_theSourcesOfPagesAreNotThere() {
        for (String path : new String[] {"/login.xhtml", "/login/a:b.xhtml", "/WEB-INF/templates/page.xhtml"}) {
            assertThat(Answer.get(server.at(path)).status()).as(path).isEqualTo(404);
        }
    }

    /** The rest of the wish counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"de;q=x | en", "text/html;q=\"x\" | en", "de;q=1.5, en | en", "de, en;q=0.5;q | de",
            "de,en;q=0.8,en-GB; | de",
            "en;q=0.8999999, de;q=0.1 | de", "de-CH,fr;q=0.9, x_y ;q=0.1,*;q=0 | de", "en;q=0.1, de;, de;q=0.2 | de"})
    void x23_aMalformedLanguageIsNone(String languages, String spoken) {
        Answer page = Answer.get(server.at("/login"), "Accept-Language", languages);
        assertThat(page.status()).isEqualTo(200);
        assertThat(Jsoup.parse(page.body()).selectFirst("html").attr("lang")).isEqualTo(spoken);
        assertThat(Answer.get(server.at("/.well-known/openid-configuration"), "Accept-Language", languages).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/x-www-form-urlencoded,", "application/x-www-form-urlencoded, text/plain"})
    void s21_noneAndSeveralAreNoType(String type) {
        assertThat(Answer.send(HttpRequest.newBuilder(server.at("/connect/token")).header("Content-Type", type)
                .POST(BodyPublishers.ofString("grant_type=x")).build()).status()).isEqualTo(400);
    }
}

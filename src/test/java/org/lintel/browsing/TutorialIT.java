package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.Node;
import org.lintel.test.Server;

/** The tutorial as it is written, on other ports: its first application, and its last. */
class TutorialIT {

    private static final String LIBRARY = "oidc-client-ts/dist/browser/oidc-client-ts.min.js";

    private static final Map<String, String> FILES = new ConcurrentHashMap<>();

    private static HttpServer files;
    private static Server lintel;
    private static Server api;
    private static TutorialPage tutorial;

    @BeforeAll
    static void start() throws IOException {
        tutorial = new TutorialPage();
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", TutorialIT::serve);
        files.start();
        Path configuration = Files.createDirectories(Built.own("tutorial")).resolve("lintel.json");
        Files.writeString(configuration, tutorial.configuration().replace("http://localhost:56668", origin()));
        lintel = Server.named("tutorial").setting("lintel.configuration", configuration.toString()).start();
        api = Server.named("tutorial-api").war(Built.target("samples/api/target/api.war"))
                .setting("lintel.api.authority", lintel.address()).readyPath("/values").start();
        FILES.put("/index.html", tutorial.index());
        FILES.put("/popup.html", tutorial.popup());
        FILES.put("/silent-renew.html", tutorial.silentRenew());
        FILES.put("/node_modules/" + LIBRARY, Files.readString(Node.packaged(LIBRARY)));
    }

    @AfterAll
    static void stop() {
        for (Server server : new Server[] {lintel, api}) {
            if (server != null) {
                server.close();
            }
        }
        files.stop(0);
    }

    /** One after the other: what is remembered for the last would be for the first. */
    @Test
    void x87_theApplicationsWork() {
        theFirstSignsInByAPopup();
        theLastCallsTheApiRenewsAndSignsOut();
    }

    private static void theFirstSignsInByAPopup() {
        FILES.put("/app.js", tutorial.firstScript());
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(origin() + "/index.html");
            Page popup = page.waitForPopup(() -> page.click(".js-login"));
            new UserPage(popup).asksWhoIsThere().signIn().asksForConsent().allowOnce();

            assertThat(user(page)).contains("\"preferred_username\": \"bob\"", "\"family_name\": \"Smith\"").doesNotContain("\"email\"");
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static void theLastCallsTheApiRenewsAndSignsOut() {
        FILES.put("/app.js", tutorial.lastScript());
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(origin() + "/index.html");
            page.click(".js-call-api");
            page.waitForFunction("document.querySelector('.js-api-result').textContent.includes('401')");
            page.click(".js-login-redirect");
            page.waitForURL(lintel.address() + "/**");
            new UserPage(page).asksWhoIsThere().signIn().asksForConsent().allowAlways();
            page.waitForURL(origin() + "/index.html");
            String first = user(page);
            assertThat(first).contains("\"email\": \"bob.smith@email.com\"", "\"customers\"");

            page.waitForFunction("first => document.querySelector('.js-user').textContent !== first", first);
            page.click(".js-call-api");
            page.waitForFunction("document.querySelector('.js-api-result').textContent.includes('200')");
            assertThat(page.textContent(".js-message")).isEmpty();

            page.click(".js-logout");
            page.waitForURL(lintel.address() + "/loggedout**");
            page.click("#return");
            page.waitForURL(origin() + "/index.html");
            assertThat(page.textContent(".js-user")).isEmpty();
        }
    }

    private static String user(Page page) {
        page.waitForFunction("document.querySelector('.js-user').textContent !== ''");
        return page.textContent(".js-user");
    }

    private static String origin() {
        return "http://localhost:" + files.getAddress().getPort();
    }

    private static void serve(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String text = FILES.getOrDefault(path, "").replace("http://localhost:8080", lintel.address())
                    .replace("http://localhost:56668", origin()).replace("http://localhost:60136", api.address());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
            exchange.sendResponseHeaders(FILES.containsKey(path) ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

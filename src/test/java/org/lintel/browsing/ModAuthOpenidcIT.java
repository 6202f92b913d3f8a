package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Guest;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.test.Apache;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.Server;

/** Apache with mod_auth_openidc signs people in for an application behind it, with the lines that {@code docs/integrating.md} has. */
class ModAuthOpenidcIT {

    private static final Pattern LINES = Pattern.compile("```apache\n(.*?)```", Pattern.DOTALL);

    private static Server apache;

    @BeforeAll
    static void start() throws IOException {
        Landing.program("/behind-apache", ModAuthOpenidcIT::sayWhoIsThere);
        apache = Server.named("apache").port(Guest.APACHE.port()).readyPath("/").start(new Apache(recipe()));
    }

    @AfterAll
    static void stop() {
        if (apache != null) {
            apache.close();
        }
    }

    @Test
    void x84_peopleSignInAndOut() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(apache.address() + "/private/");
            new UserPage(page).asksWhoIsThere().signIn("gwen", "gwen-password").asksForConsent().allowOnce();
            page.waitForURL(apache.address() + "/private/");
            assertThat(page.textContent("#who")).isEqualTo("gwen gwen@example.org");

            page.navigate(apache.address() + "/private/callback?logout=" + apache.address() + "/");
            page.waitForURL(Lintel.server().address() + "/loggedout**");
            page.click("#return");
            page.waitForURL(apache.address() + "/");
            assertThat(page.textContent("#who")).isEqualTo("nobody");
        }
    }

    /** With {@code iss} it would take this for the beginning of a sign-in. */
    @Test
    void x84_aRefusalIsToldAsOne() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(apache.address() + "/private/");
            new UserPage(page).asksWhoIsThere().signIn("gwen", "gwen-password").asksForConsent().deny();
            page.waitForURL(apache.address() + "/private/callback?**");

            assertThat(page.textContent("body")).contains("access_denied").doesNotContain("target_link_uri");
        }
    }

    private static String recipe() throws IOException {
        Matcher lines = LINES.matcher(Files.readString(Built.source("docs/integrating.md")));
        assertThat(lines.find()).isTrue();
        return lines.group(1).replace("https://id.example.org", Lintel.server().address())
                .replace("https://app.example.org", Guest.APACHE.origin())
                .replace("http://127.0.0.1:9000", Landing.origin() + "/behind-apache");
    }

    private static void sayWhoIsThere(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            String who = Optional.ofNullable(headers.getFirst("OIDC_CLAIM_preferred_username"))
                    .map(name -> name + " " + headers.getFirst("OIDC_CLAIM_email")).orElse("nobody");
            byte[] page = ("<!DOCTYPE html><html lang=en><title>Behind Apache</title><link rel=icon href=data:,><p id=who>" + who)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}

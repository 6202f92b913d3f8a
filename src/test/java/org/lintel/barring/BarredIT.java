package org.lintel.barring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

@Tag("http")
@Tag("portability")
class BarredIT {

    private static Server server;

    private final Browser browser = new Browser(server);

    @BeforeAll
    static void start() throws IOException {
        Path jar = Files.createDirectories(Built.own("http-suite")).resolve("barring.jar");
        ShrinkWrap.create(JavaArchive.class).addClass(BarringProfiles.class).as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("barring").plugin(jar).setting("lintel.configuration", Lintel.configuration().toString()).start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void x35_aRightPasswordOfAnAccountThatMayNotUseTheApplicationIsToldSo() {
        Visit page = browser.authorize(QUICK).signIn("alice");
        assertThat(page.address().getPath()).isEqualTo("/login");
        assertThat(page.document().select("#message").text()).startsWith("Your account may not use this application.");
        assertThat(page.signIn("alice", "wrong").document().select("#message").text()).isEqualTo("Invalid username or password");
        assertThat(page.signIn("bob").code()).as("somebody else may").isNotEmpty();
    }

    @Test
    void x35_whoIsSignedInAlreadyIsToldAtOnce() {
        browser.open("/login").signIn("alice");
        assertThat(browser.authorize(QUICK).document().select("#message").text()).startsWith("Your account may not use this application.");
        assertThat(browser.open("/login").document().select("#message")).as("not about any application").isEmpty();
    }

    @Test
    void x35_withoutAPageTheClientIsTold() {
        browser.open("/login").signIn("alice");
        browser.authorize(QUICK.with("prompt", "none")).isReturned(QUICK, "access_denied");
        new Browser(server).authorize(QUICK.with("prompt", "none")).isReturned(QUICK, "login_required");
    }
}

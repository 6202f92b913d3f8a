package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Guest;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.Server;
import org.lintel.test.SpringBoot;

/** An application of Spring Boot signs people in, and its API takes our tokens, as {@code docs/integrating.md} sets them up. */
class SpringBootIT {

    private static final App JOB = new App("spring-job", "spring-job-secret", Map.of());

    private static Server spring;

    @BeforeAll
    static void start() {
        spring = Server.named("spring").war(Built.target("samples/spring-boot/target/spring-boot.jar")).port(Guest.SPRING.port())
                .setting("lintel", Lintel.server().address()).readyPath("/").start(new SpringBoot());
    }

    @AfterAll
    static void stop() {
        if (spring != null) {
            spring.close();
        }
    }

    @Test
    void x80_peopleSignInAndOut() {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(spring.address() + "/me");
            new UserPage(page).asksWhoIsThere().signIn("gwen", "gwen-password");
            page.waitForURL(spring.address() + "/me**");
            assertThat(page.textContent("#who")).isEqualTo("gwen");
            assertThat(page.textContent("#email")).isEqualTo("gwen@example.org");

            page.click("#logout");
            page.waitForURL(Lintel.server().address() + "/loggedout**");
            page.click("#return");
            page.waitForURL(spring.address() + "/");
            page.navigate(spring.address() + "/me");
            new UserPage(page).asksWhoIsThere();
        }
    }

    @Test
    void x82_theApiTakesTokensOfTheTypeThatItsLibraryKnows() {
        Answer answer = invoices(token("invoices"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("client_id")).isEqualTo("spring-job");
    }

    /** The default of Spring Security's decoder: should it ever know {@code at+jwt}, the recipe can be shorter. */
    @Test
    void x82_andNoneOfTheTypeOfRfc9068() {
        Answer answer = invoices(token("api"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("typ").contains("at+jwt");
    }

    /** Of the same type now, so its audience is what tells. */
    @Test
    void t10_x82_anIdTokenOpensNothing() {
        String code = new Browser(Lintel.server()).authorize(App.QUICK).signIn("alice").code();
        Answer answer = invoices(App.QUICK.redeem(Lintel.server(), code).hasTokens().text("id_token"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("aud");
    }

    private static String token(String scope) {
        return JOB.token(Lintel.server(), Map.of("grant_type", "client_credentials", "scope", scope)).hasTokens().text("access_token");
    }

    private static Answer invoices(String token) {
        return Answer.get(spring.at("/api/invoices"), "Authorization", "Bearer " + token);
    }
}

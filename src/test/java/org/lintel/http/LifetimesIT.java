package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** How long codes and tokens live is a matter of the client. */
@Tag("http")
@Tag("stores")
class LifetimesIT {

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void h19_anAccessTokenLivesAnHourUnlessTheClientSaysOtherwise() {
        lives(App.QUICK.redeem(server, browser.authorize(App.QUICK).signIn("alice").code()), 3600, 300);
    }

    @Duty("RFC 6749 5.1 response")
    @Test
    void h19_theLifetimesOfTheClientAreKept() {
        App app = Apps.named("talkative");
        lives(app.redeem(server, browser.authorize(app).signIn("alice").code()), 10, 20);
    }

    @Test
    void h19_theImplicitFlowKeepsThemToo() {
        var response = browser.authorize(App.JS).signIn("alice").response();
        assertThat(response).containsEntry("expires_in", "70");
        assertThat(lifetime(response.get("access_token"))).isEqualTo(70);
    }

    @Duty("RFC 6749 3.3 scope-default")
    @Test
    void h19_soDoesAServiceOnItsOwn() {
        App service = new App("service", "service-secret", Map.of());
        Answer tokens = service.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        assertThat(tokens.json().getInt("expires_in")).isEqualTo(3600);
        assertThat(lifetime(tokens.text("access_token"))).isEqualTo(3600);
    }

    @Duty("RFC 6749 4.1.2 code-short")
    @Test
    void aCodeExpiresAfterTheClientsTime() {
        App app = Apps.named("short-code");
        String code = browser.authorize(app).signIn("alice").code();
        Patience.waitUntil(Instant.now().plusSeconds(1));
        app.redeem(server, code).isError("invalid_grant");
    }

    private static void lives(Answer tokens, long accessToken, long idToken) {
        assertThat(tokens.hasTokens().json().getInt("expires_in")).isEqualTo((int) accessToken);
        assertThat(lifetime(tokens.text("access_token"))).isEqualTo(accessToken);
        assertThat(lifetime(tokens.text("id_token"))).isEqualTo(idToken);
    }

    private static long lifetime(String token) {
        return (long) Jwt.claims(token).get("exp") - (long) Jwt.claims(token).get("iat");
    }
}

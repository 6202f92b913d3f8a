package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.browsing.Application.claims;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The third application: oidc-client-ts, code and PKCE. */
class CodeAndPkceIT {

    private final Application application = Application.codeAndPkce();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void thePopupSignsInAndTheCodeBuysTokens() {
        JsonObject user = application.login(popup -> popup.asksWhoIsThere().signIn().asksForConsent().allowOnce()).user();

        assertThat(user.getJsonObject("profile").getString("given_name")).isEqualTo("Bob");
        assertThat(user.getJsonObject("profile").getString("email")).isEqualTo("bob.smith@email.com");
        assertThat(claims(user.getString("access_token")).getString("client_id")).isEqualTo("js-code");
        application.isContent();
    }

    @Test
    void si3_signinRedirectComesBackWithTheUser() {
        application.loginInThisWindow(page -> page.asksWhoIsThere().signIn().asksForConsent().allowOnce());

        assertThat(application.user().getJsonObject("profile").getString("sub")).isEqualTo("1");
        application.isContent();
    }

    @Test
    void si11_theSecondLoginShowsNoForm() {
        application.loginAndRemember();
        application.user();

        application.loginWithoutForm().isContent();
    }
}

package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tokens are renewed in a hidden frame, with nothing for the person to see. */
class RenewIT {

    @Test
    void r1_oidcTokenManagerGetsOneTokenAfterTheOther() {
        try (Application application = Application.tokenManager()) {
            application.page().evaluate("""
                    () => {
                        window.tokens = new Set();
                        manager.addOnTokenObtained(() => tokens.add(manager.access_token));
                    }""");
            application.loginAndRemember();
            renewsWithoutForm(application);
        }
    }

    /** The demo's tokens live 70 seconds: told of it 62 seconds before, the library renews after eight, so nobody has to wait a minute. */
    @Test
    void r2_oidcClientGetsOneTokenAfterTheOther() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate("""
                    () => {
                        window.tokens = new Set();
                        manager.stopSilentRenew();
                        manager = new Oidc.UserManager(Object.assign({}, settings, { accessTokenExpiringNotificationTime: 62 }));
                        manager.events.addUserLoaded(user => tokens.add(user.access_token));
                        manager.events.addSilentRenewError(error => complain('The access token could not be renewed', error));
                    }""");
            application.loginAndRemember();
            renewsWithoutForm(application);
        }
    }

    private static void renewsWithoutForm(Application application) {
        application.page().waitForFunction("tokens.size > 0");
        int before = application.window().addresses().size();
        application.page().waitForFunction("tokens.size >= 3");

        assertThat(application.window().addresses().subList(before, application.window().addresses().size()))
                .anyMatch(address -> address.contains("prompt=none"))
                .noneMatch(address -> address.contains("/login") || address.contains("/consent"));
        application.isContent();
    }
}

package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Part 3 of the tutorial, clicked through: each application signs out at Lintel, and comes back. */
class LogoutIT {

    static Stream<Supplier<Application>> applications() {
        return Stream.of(Application::oidcClient, Application::tokenManager, Application::codeAndPkce);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void o1_o2_o3_logoutEndsOnOurPageWithALinkBackAndTheNextLoginAsksAgain(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            application.loginAndRemember().user();

            application.logout();
            assertThat(application.page().locator("main")).containsText("You are now signed out.");
            assertThat(application.page().locator("#return")).containsText("Return to JS Client");
            new UserPage(application.page()).hasItsAssets();

            application.comeBack();
            assertThat(application.page().locator("pre:visible")).hasCount(0);
            application.login(popup -> popup.asksWhoIsThere().signIn()).user();
            application.isContent();
        }
    }

    @Test
    void o4_aPopupSignsOutAndClosesItself() {
        try (Application application = Application.oidcClient()) {
            application.loginAndRemember().user();
            application.throughPopup(() -> application.page().click(".js-logout-popup"), popup -> popup.page().click("#return"));

            assertThat(application.page().locator(".js-user")).isEmpty();
            assertThat(application.alerts()).as("this application has signed out itself").isEmpty();
            application.login(popup -> popup.asksWhoIsThere().signIn()).user();
            application.isContent();
        }
    }

    @Test
    void o6_aHotLinkedImageSignsNobodyOut() {
        try (Application application = Application.oidcClient()) {
            application.loginAndRemember().user();
            for (String path : List.of("/logout", "/connect/endsession", "/connect/endsession?client_id=js")) {
                application.page().evaluate("""
                        path => new Promise(resolve => {
                            var image = new Image();
                            image.onload = image.onerror = resolve;
                            image.src = lintel.authority + path;
                        })""", path);
                assertThat(application.window().addresses()).contains(Demo.running().lintel() + path);
            }
            application.loginWithoutForm();
            assertThat(application.alerts()).isEmpty();
        }
    }

    @Test
    void o15_whoIsSignedOutAlreadyIsNotAskedAndComesBack() {
        try (Application application = Application.oidcClient()) {
            String idToken = application.loginAndRemember().user().getString("id_token");
            application.logout();
            Page page = application.page();
            page.navigate(Demo.running().lintel() + "/connect/endsession?id_token_hint=" + idToken
                    + "&post_logout_redirect_uri=" + application.home());

            assertThat(page.locator("main")).containsText("You are now signed out.");
            application.comeBack();
            application.isContent();
        }
    }
}

package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.test.Chromium;

/**
 * The demo with Lintel on https, as the tutorials have it. The applications are not, so they are another site than Lintel, and everything
 * in their frames hangs on third-party cookies.
 */
class HttpsDemoIT {

    @TempDir
    Path profile;

    private final Demo demo = Demo.runningWithHttps();

    static Stream<BiFunction<Demo, Chromium, Application>> applications() {
        return Stream.of(Application::oidcClient, Application::codeAndPkce);
    }

    @Test
    void h1_itSaysWhatToDoAboutTheCertificateAndTheCookies() {
        assertThat(demo.lintel()).startsWith("https://localhost:");
        assertThat(demo.said()).contains(demo.lintel() + " and accept it", "localhost.p12", "third-party cookies");
    }

    @Test
    void h2_plainHttpIsNotAnswered() {
        var request = HttpRequest.newBuilder(URI.create(demo.lintel().replace("https:", "http:"))).build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding())).isInstanceOf(IOException.class);
    }

    @Test
    void itIsNotPinnedToHttpsBecauseThatIsForAllPortsOfLocalhost() {
        try (Chromium window = Chromium.openAcceptingCertificates()) {
            assertThat(window.page().navigate(demo.lintel()).headers()).containsKey("content-security-policy")
                    .doesNotContainKey("strict-transport-security");
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void h1_r2_c5_o1_signInApiRenewalAndSignOutInTwoTabs(BiFunction<Demo, Chromium, Application> opened) {
        try (Application application = opened.apply(demo, Chromium.openWithThirdPartyCookies(profile))) {
            String first = application.loginAndRemember().user().getString("access_token");
            application.page().click(".js-call-api");
            assertThat(application.page().locator(".js-api-result")).containsText("\"");
            assertThat(application.page().locator(".js-api-result")).not().containsText("status");
            assertThat(application.evaluate("manager.signinSilent()").getString("access_token")).isNotEqualTo(first);
            Application other = application.inAnotherTab().loginWithoutForm();
            other.user();
            other.page().waitForFunction("!cookiesBlocked()");

            application.logout();
            Instant signedOut = Instant.now();
            other.page().waitForCondition(() -> !other.alerts().isEmpty());
            assertThat(Duration.between(signedOut, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(other.alerts()).containsExactly("The user has signed out");

            application.comeBack().login(popup -> popup.asksWhoIsThere().signIn()).user();
            assertThat(application.window().context().cookies(demo.lintel() + "/connect/checksession"))
                    .filteredOn(cookie -> !cookie.name.endsWith("lintel.browser") && !cookie.name.endsWith("lintel.device"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(cookie -> {
                        assertThat(cookie.secure).as(cookie.name).isTrue();
                        assertThat(cookie.sameSite).as(cookie.name).isEqualTo(SameSiteAttribute.NONE);
                    });
            application.isContent();
        }
    }

    @Test
    void h1_r1_oidcTokenManagerRenews() {
        try (Application application = Application.tokenManager(demo, Chromium.openWithThirdPartyCookies(profile))) {
            application.page().evaluate("""
                    () => {
                        window.tokens = new Set();
                        manager.addOnTokenObtained(() => tokens.add(manager.access_token));
                    }""");
            application.loginAndRemember();
            application.page().waitForFunction("tokens.size >= 2");
            application.isContent();
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void aBrowserThatBlocksThirdPartyCookiesIsBlamedAndTheUserStaysSignedIn(BiFunction<Demo, Chromium, Application> opened) {
        try (Application application = opened.apply(demo, Chromium.openAcceptingCertificates())) {
            application.loginAndRemember().user();

            assertThat(application.page().locator(".js-message")).containsText("Your browser blocks third-party cookies");
            assertThat(application.alerts()).isEmpty();
            assertThat(application.page().locator(".js-user")).containsText("Smith");
        }
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** Who is not registered for what it asks gets a page, and nobody is sent anywhere. */
@Tag("http")
class RegisteredClientsIT {

    private final Browser browser = Lintel.browser();

    @Duty("RFC 6749 4.1.2.1 page")
    @Test
    void h10_anUnknownClientIsRefusedWithAPage() {
        browser.authorize(App.JS.with("client_id", "unknown")).isErrorPage();
    }

    @Test
    void h10_aDisabledClientIsRefusedWithThatPageToo() {
        Visit disabled = browser.authorize(Apps.named("disabled")).isErrorPage();
        Visit unknown = browser.authorize(Apps.named("disabled").with("client_id", "unknown")).isErrorPage();
        assertThat(disabled.document().selectFirst("main .lead").text()).isEqualTo(unknown.document().selectFirst("main .lead").text());
        assertThat(disabled.answer().body()).doesNotContain("disabled.example");
    }

    @Duty("RFC 6749 4.1.2.1 unauthorized-client")
    @Test
    void h11_anImplicitClientMayNotAskForACode() {
        Visit refused = browser.authorize(App.JS.with("response_type", "code")).isErrorPage();
        String number = refused.document().getElementById("number").text();
        assertThat(Lintel.server().log().lines().filter(line -> line.contains("number=" + number)))
                .singleElement().asString().contains("unauthorized_client", "client_id=js");
    }

    @Test
    void h11_aCodeClientMayNotAskForTokens() {
        browser.authorize(App.SPA.with("response_type", "id_token token")).isErrorPage();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http://localhost:56668/popup.html/",
            "http://localhost:56668/popup.html?a=b",
            "http://localhost:56668/popup.html#",
            "http://localhost:56668/Popup.html",
            "http://LOCALHOST:56668/popup.html",
            "HTTP://localhost:56668/popup.html",
            "https://localhost:56668/popup.html",
            "http://localhost:56668/%70opup.html",
            "http://localhost:56668/%2e/popup.html",
            "http://localhost:56668/other/../popup.html",
            "http://localhost:56668//popup.html",
            "http://user@localhost:56668/popup.html",
            "http://localhost:56669/popup.html",
            "http://localhost/popup.html",
            "http://localhost.evil.example:56668/popup.html",
            " http://localhost:56668/popup.html"})
    @Duty("RFC 6749 4.1.2.1 page")
    void h12_aRedirectUriThatDiffersInAnythingIsRefusedWithAPage(String redirectUri) {
        browser.authorize(App.JS.with("redirect_uri", redirectUri)).isErrorPage();
    }

    @Duty("RFC 6749 3.1.2 fragment")
    @Test
    void h12_theRegisteredRedirectUriIsUsedAsItStandsWithItsQuery() {
        App app = App.WEB_SHOP.with("redirect_uri", "https://shop.example/other?a=b").with("prompt", "none");
        assertThat(browser.authorize(app).isReturned(app, "login_required").location())
                .startsWith("https://shop.example/other?a=b&error=login_required&");
    }
}

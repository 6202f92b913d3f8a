package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.openid.connect.sdk.Display;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** Parameters by which a client says what it would like: none of them is ever an error (OpenID Connect Core §3.1.2.1, §15.1). */
@Tag("http")
@Tag("portability")
class RequestWishesIT {

    private static final App EXACT = Apps.named("exact").with("scope", "openid");
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private final Browser browser = Lintel.browser();

    /** Module oidcc-ensure-request-with-acr-values-succeeds: the ones of the discovery document, and {@code acr} is one of them. */
    @Duty({"Core 3.1.2.1 acr-values", "Core 5.5.1.1 acr-voluntary"})
    @ParameterizedTest
    @ValueSource(strings = {PASSWORD, "1 2", "idp:corporate tenant:blue " + PASSWORD, "gold"})
    void h8_acrSaysWhatTheSignInWasWhateverTheClientWouldLike(String values) throws Exception {
        String code = browser.authorize(EXACT.with("acr_values", values)).signIn("alice").code();
        Map<String, Object> claims = Jwt.claims(EXACT.redeem(Lintel.server(), code).text("id_token"));
        assertThat(claims).containsEntry("acr", PASSWORD).containsEntry("amr", List.of("pwd"));
        assertThat(RelyingParty.of(EXACT).provider().getACRs()).containsExactly(new ACR(PASSWORD));
    }

    /** Module oidcc-ui-locales. */
    @Duty("Core 3.1.2.1 ui-locales")
    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "fr de en, de", "en de, en", "se, en", "fr, en", "xx-, en", "_ - de, de", "'<script>, de', de",
            "*, en"})
    void h8_thePageSpeaksTheFirstLanguageThatItKnows(String locales, String spoken) {
        Visit page = browser.sending("Accept-Language", "en").authorize(EXACT.with("ui_locales", locales));
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo(spoken);
        assertThat(page.document().selectFirst("#login").val()).isEqualTo(spoken.equals("de") ? "Anmelden" : "Sign in");
    }

    @Test
    void h8_alsoIfThatIsOurFirstAndNotTheBrowsers() {
        Visit page = browser.sending("Accept-Language", "de").authorize(EXACT.with("ui_locales", "en de"));
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(browser.authorize(EXACT).document().selectFirst("html").attr("lang")).isEqualTo("de");
    }

    /** For the whole way, whatever the browser prefers. */
    @Duty("Core 3.1.2.1 ui-locales")
    @Test
    void h8_soDoesTheConsentPage() {
        Visit page = browser.sending("Accept-Language", "en").authorize(Apps.named("exact-consent").with("ui_locales", "de"))
                .signIn("alice");
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("de");
        assertThat(page.document().selectFirst("#consent-allow").val()).isEqualTo("Zulassen");
    }

    /** Module oidcc-claims-locales. */
    @Duty("Core 3.1.2.1 claims-locales")
    @ParameterizedTest
    @ValueSource(strings = {"se", "de en-GB", "nonsense_ -"})
    void h8_claimsComeInTheLanguageThatTheyAreIn(String locales) {
        browser.authorize(EXACT.with("claims_locales", locales)).signIn("alice").code();
    }

    /** A refreshed access token speaks of the same request. */
    @Duty("Core 5.2 languages")
    @Test
    void h8_orInOneThatTheApplicationPrefers() {
        App app = Apps.named("renew").with("scope", "openid profile offline_access").with("claims_locales", "se ja-kana-jp");
        Answer tokens = app.redeem(Lintel.server(), browser.authorize(app).signIn("theo", "theo-password").code()).hasTokens();
        assertThat(familyName(tokens)).isEqualTo("テスター");
        assertThat(familyName(app
                .token(Lintel.server(), Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens()))
                .isEqualTo("テスター");

        App implicit = new App("exact-implicit", null, Map.of("client_id", "exact-implicit", "response_type", "id_token", "redirect_uri",
                "https://exact-implicit.example/callback", "scope", "openid profile", "nonce", "n", "claims_locales", "ja-Kana-JP"));
        assertThat(Jwt.claims(browser.authorize(implicit).response().get("id_token"))).containsEntry("family_name", "テスター")
                .containsEntry("given_name", "Theo").doesNotContainKey("family_name#ja-Kana-JP");
    }

    private static String familyName(Answer tokens) {
        return Answer.get(Lintel.server().at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token"))
                .text("family_name");
    }

    /** Modules oidcc-display-page and oidcc-display-popup; for anything else there is the page. */
    @Duty("Core 3.1.2.1 display")
    @ParameterizedTest
    @ValueSource(strings = {"page", "popup", "touch", "wap", "hologram", "\"><script>alert(1)</script>"})
    void h8_displayIsAWish(String display) {
        Visit page = browser.authorize(EXACT.with("display", display));
        assertThat(page.document().selectFirst("body").className()).isEqualTo(display.equals("popup") ? "popup" : "");
        assertThat(page.answer().body()).doesNotContain("<script>").doesNotContain("hologram");
        page.signIn("alice").code();
    }

    @Test
    void h8_discoverySaysWhatThereIs() throws Exception {
        OIDCProviderMetadata provider = RelyingParty.of(EXACT).provider();
        assertThat(provider.supportsClaimsParam()).isTrue();
        assertThat(provider.getUILocales()).containsExactly(LangTag.parse("en"), LangTag.parse("de"));
        assertThat(provider.getDisplays()).containsExactly(Display.PAGE, Display.POPUP);
        assertThat(provider.getClaims()).contains("acr", "auth_time", "sub", "name");
    }
}

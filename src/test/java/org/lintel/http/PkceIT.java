package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.NO_PKCE;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.SPA;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A code is worth nothing without the verifier that belongs to it (RFC 7636, RFC 9700 §2.1.1). */
@Tag("http")
class PkceIT {

    private static final App PLAIN = Apps.named("plain-pkce").with("code_challenge_method", "plain").with("code_challenge", App.VERIFIER);

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty({"RFC 7636 4.4.1 required", "RFC 8252 8.1 pkce"})
    @Test
    void s7_whoMustUseItCannotLeaveItOut() {
        App app = QUICK.without("code_challenge").without("code_challenge_method");
        browser.authorize(app).isReturned(app, "invalid_request");
        App spa = SPA.without("code_challenge").without("code_challenge_method");
        browser.authorize(spa).isReturned(spa, "invalid_request");
    }

    @Duty("RFC 6749 4.1.2.1 invalid-request")
    @Test
    void s7_aMethodWithoutAChallengeIsRefused() {
        App app = NO_PKCE.with("code_challenge_method", "S256");
        browser.authorize(app).isReturned(app, "invalid_request");
    }

    @Duty({"RFC 7636 4.2 plain", "RFC 7636 4.3 method-default", "RFC 7636 4.4.1 unsupported"})
    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "s256", "S512", "none"})
    void s7_onlyS256IsGoodEnough(String method) {
        App app = QUICK.with("code_challenge_method", method);
        browser.authorize(app).isReturned(app, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c=",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw/cM",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw cM",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c\u00e4",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\n"})
    void s7_aMalformedChallengeIsRefused(String challenge) {
        App app = QUICK.with("code_challenge", challenge);
        browser.authorize(app).isReturned(app, "invalid_request");
    }

    @Test
    void s7_aChallengeHasAtMost128Characters() {
        App tooLong = QUICK.with("code_challenge", "a".repeat(129));
        browser.authorize(tooLong).isReturned(tooLong, "invalid_request");
        assertThat(browser.authorize(QUICK.with("code_challenge", "a".repeat(128))).signIn("alice").code()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk ",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
            "DBJFTJEZ4CVP-MB92K27UHBUJU1P1R_WW1GFWFOEJXK",
            App.CHALLENGE})
    @Duty("RFC 7636 4.6 verified")
    void s7_anotherVerifierRedeemsNothingAndUsesTheCodeUp(String verifier) {
        String code = browser.authorize(QUICK).signIn("alice").code();
        redeem(QUICK, code, verifier).isError("invalid_grant");
        QUICK.redeem(server, code).isError("invalid_grant");
    }

    @Duty("RFC 7636 4.1 verifier-syntax")
    @Test
    void s7_aVerifierHas43To128Characters() {
        String tooLong = "a".repeat(129);
        App app = PLAIN.with("code_challenge", "a".repeat(128));
        redeem(app, browser.authorize(app).signIn("alice").code(), tooLong).isError("invalid_grant");
        redeem(app, browser.authorize(app).code(), "a".repeat(128)).hasTokens();
    }

    @Duty({"RFC 6749 4.1.3 public", "RFC 7636 4.6 missing"})
    @Test
    void s7_aPublicClientGetsNothingWithoutTheVerifier() {
        String code = browser.authorize(SPA).signIn("alice").code();
        Map<String, String> form = new LinkedHashMap<>(SPA.redemption(code));
        form.remove("code_verifier");
        SPA.token(server, form).isError("invalid_grant");
    }

    /** The code of a request from which the challenge was stripped (RFC 9700 §4.8.2). */
    @Test
    void s7_aVerifierWithoutAChallengeIsRefused() {
        redeem(NO_PKCE, browser.authorize(NO_PKCE).signIn("alice").code(), App.VERIFIER).isError("invalid_grant");
        NO_PKCE.redeem(server, browser.authorize(NO_PKCE).code()).hasTokens();
    }

    @Duty("RFC 7636 4.6 missing")
    @Test
    void s7_whoNeedNotUseItIsHeldToItOnceUsed() {
        App app = NO_PKCE.with("code_challenge", App.CHALLENGE).with("code_challenge_method", "S256");
        NO_PKCE.redeem(server, browser.authorize(app).signIn("alice").code()).isError("invalid_grant");
        app.redeem(server, browser.authorize(app).code()).hasTokens();
    }

    @Duty("RFC 7636 4.4 bound")
    @Test
    void s7_whereBothMethodsAreAllowedOneDoesNotPassForTheOther() {
        App hashed = PLAIN.with("code_challenge", App.CHALLENGE).with("code_challenge_method", "S256");
        redeem(hashed, browser.authorize(hashed).signIn("alice").code(), App.CHALLENGE).isError("invalid_grant");
        App plain = PLAIN.with("code_challenge", App.CHALLENGE);
        redeem(plain, browser.authorize(plain).code(), App.VERIFIER).isError("invalid_grant");
        redeem(plain, browser.authorize(plain).code(), App.CHALLENGE).hasTokens();
    }

    private Answer redeem(App app, String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>(app.redemption(code));
        form.put("code_verifier", verifier);
        return app.token(server, form);
    }
}

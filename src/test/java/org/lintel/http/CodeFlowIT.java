package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.SPA;
import static org.lintel.flow.App.WEB_SHOP;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** The authorization code flow, as a conversation. */
@Tag("http")
@Tag("portability")
class CodeFlowIT {

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Duty({"Core 3.1.2.3 authenticates", "Core 3.1.2.5 code-response", "RFC 6749 3.1 get", "RFC 6749 4.1.2 code-once",
            "RFC 6749 5.1 no-store"})
    @Test
    void aCodeBuysTokensOnce() {
        String code = browser.authorize(WEB_SHOP).signIn("alice").consent().code();
        assertThat(WEB_SHOP.redeem(server, code).hasTokens().json()).containsKeys("id_token", "access_token", "expires_in");
        WEB_SHOP.redeem(server, code).isError("invalid_grant");
    }

    /** Those of Core §2, {@code sid} for the sign-out, and what the scopes stand for where userinfo cannot be asked: nothing here. */
    @Duty("Core 2 required-claims")
    @Test
    void x51_noClaimIsInTheIdTokenThatNobodyHasAskedFor() {
        String idToken = QUICK.redeem(server, browser.authorize(QUICK).signIn("alice").code()).hasTokens().text("id_token");
        assertThat(Jwt.claims(idToken).keySet()).isSubsetOf("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid",
                "at_hash");
    }

    @Duty({"RFC 6749 4.1.3 public", "RFC 8252 8.5 no-shared-secrets"})
    @Test
    void aPublicClientNeedsNoSecret() {
        SPA.redeem(server, browser.authorize(SPA).signIn("alice").code()).hasTokens();
    }

    @Test
    void si11_theSecondClientOfASessionGetsItsCodeWithoutAForm() {
        browser.authorize(QUICK).signIn("alice").code();
        assertThat(browser.authorize(SPA).code()).isNotEmpty();
    }
}

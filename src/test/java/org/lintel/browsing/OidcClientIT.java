package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.browsing.Application.claims;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Part 1 of the tutorial with oidc-client, clicked through. */
class OidcClientIT {

    /** Signs in through a manager of its own in the page, with other settings. */
    private static final String WITH = """
            () => {
                var mine = new Oidc.UserManager({
                    authority: lintel.authority,
                    client_id: 'js',
                    popup_redirect_uri: location.origin + '/popup.html',
                    monitorSession: false,
                    userStore: new Oidc.WebStorageStateStore({ store: new Oidc.InMemoryWebStorage() }),
                    %s
                });
                window.answer = mine.signinPopup();
            }""";

    private final Application application = Application.oidcClient();

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void si2_thePopupSignsInClosesItselfAndTheUserIsLoaded() {
        application.login(popup -> popup.asksWhoIsThere().signIn().asksForConsent().allowOnce());

        assertThat(application.user().getJsonObject("profile").getString("given_name")).isEqualTo("Bob");
        application.isContent();
    }

    @Test
    void c7_theConsoleHasNoErrorsWhereTheLibraryLogsThere() {
        application.page().evaluate("() => { Oidc.Log.logger = console; }");
        application.login(popup -> popup.signIn().asksForConsent().allowOnce()).user();

        application.isContent();
    }

    @Test
    void si3_signinRedirectComesBackWithTheUser() {
        application.loginInThisWindow(page -> page.asksWhoIsThere().signIn().asksForConsent().allowOnce());

        assertThat(application.user().getJsonObject("profile").getString("sub")).isEqualTo("1");
        application.isContent();
    }

    @Test
    void si4_theAuthorityMayEndWithASlash() {
        JsonObject user = signInWith("authority: lintel.authority + '/', response_type: 'id_token', scope: 'openid profile'");

        assertThat(claims(user.getString("id_token")).getString("iss")).isEqualTo(Demo.running().lintel());
    }

    @Test
    void si5_openidAndProfileGiveTheNamesButNoEmail() {
        JsonObject user = signInWith("response_type: 'id_token', scope: 'openid profile'");

        assertThat(user.getJsonObject("profile").getString("given_name")).isEqualTo("Bob");
        assertThat(user.getJsonObject("profile").getString("family_name")).isEqualTo("Smith");
        assertThat(user.getJsonObject("profile")).doesNotContainKey("email");
        assertThat(user).doesNotContainKey("access_token");
        assertThat(claims(user.getString("id_token"))).doesNotContainKey("email");
        application.isContent();
    }

    @Test
    void si6_unfilteredTheProfileHasTheProtocolClaimsToo() {
        JsonObject user = signInWith("response_type: 'id_token', scope: 'openid profile', filterProtocolClaims: false");

        assertThat(user.getJsonObject("profile")).containsKeys("nonce", "iat", "exp", "aud", "iss", "idp").doesNotContainKey("at_hash");
        assertThat(user.getJsonObject("profile").getString("iss")).isEqualTo(Demo.running().lintel());
    }

    @Test
    void si7_emailIsInTheIdTokenWhereThereIsNoAccessToken() {
        JsonObject user = signInWith("response_type: 'id_token', scope: 'openid profile email'");

        assertThat(claims(user.getString("id_token")).getString("email")).isEqualTo("bob.smith@email.com");
        assertThat(user.getJsonObject("profile").getString("email")).isEqualTo("bob.smith@email.com");
    }

    @Test
    void si7_emailComesFromUserinfoAndIsMergedWhereThereIsAnAccessToken() {
        JsonObject user = application.login(popup -> popup.signIn().allowOnce()).user();

        assertThat(claims(user.getString("id_token"))).doesNotContainKey("email");
        assertThat(user.getJsonObject("profile").getString("email")).isEqualTo("bob.smith@email.com");
        assertThat(application.window().addresses()).contains(Demo.running().lintel() + "/connect/userinfo");
    }

    @Test
    void si11_theSecondLoginShowsNoForm() {
        application.loginAndRemember();
        String first = application.user().getString("id_token");

        application.loginWithoutForm();
        application.page().waitForCondition(() -> !application.user().getString("id_token").equals(first));
        application.isContent();
    }

    @Test
    void si13_theUserHasTheTokensTheScopesAndTheTime() {
        JsonObject user = application.login(popup -> popup.signIn().allowOnce()).user();

        assertThat(user.getString("scope").split(" ")).containsExactlyInAnyOrder("openid", "profile", "email", "api");
        assertThat(user.getString("token_type")).isEqualTo("Bearer");
        assertThat(user.getString("session_state")).contains(".");
        assertThat(user.getJsonObject("profile").getString("family_name")).isEqualTo("Smith");
        assertThat(claims(user.getString("id_token")).getString("aud")).isEqualTo("js");
        assertThat(claims(user.getString("access_token")).getString("client_id")).isEqualTo("js");
        assertThat(user.getJsonNumber("expires_at").longValue() - System.currentTimeMillis() / 1000).isBetween(30L, 70L);
    }

    @Test
    void si14_withoutANonceThereIsNoIdTokenAndTheStateComesBackAsItWas() {
        String state = "a b+c/%20&d=äöü<é>";
        application.page().navigate((String) application.page().evaluate("""
                state => lintel.authority + '/connect/authorize?' + new URLSearchParams({
                    client_id: 'js', redirect_uri: location.origin + '/silent-renew.html', response_type: 'id_token', scope: 'openid', state
                })""", state));

        assertThat(application.evaluate("Object.fromEntries(new URLSearchParams(location.hash.substring(1)))").getString("error"))
                .isEqualTo("invalid_request");
        assertThat(application.evaluate("Object.fromEntries(new URLSearchParams(location.hash.substring(1)))").getString("state"))
                .isEqualTo(state);
    }

    private JsonObject signInWith(String settings) {
        application.throughPopup(() -> application.page().evaluate(WITH.formatted(settings)),
                popup -> popup.signIn().asksForConsent().allowOnce());
        return application.evaluate("window.answer");
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.langtag.LangTag;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;

/**
 * The scopes of OpenID Connect Core §5.4, and that each stands for the claims of that section and for no others: modules
 * oidcc-scope-profile, -email, -address, -phone and -all, and oidcc-ensure-other-scope-order-succeeds.
 */
@Tag("http")
class ScopeClaimsIT {

    private static final Map<String, List<String>> CLAIMS = Map.of(
            "openid", List.of("sub"),
            "profile", List.of("name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
                    "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at"),
            "email", List.of("email", "email_verified"),
            "address", List.of("address"),
            "phone", List.of("phone_number", "phone_number_verified"));

    private final Browser browser = Lintel.browser();

    @ParameterizedTest
    @CsvSource({"openid", "openid profile", "openid email", "openid address", "openid phone", "openid address email phone profile",
            "profile phone openid address email"})
    void si7_userinfoHasWhatTheScopesStandFor(String scope) {
        App app = Apps.named("exact").with("scope", scope);
        Answer tokens = app.redeem(Lintel.server(), browser.authorize(app).signIn("theo", "theo-password").code()).hasTokens();
        assertThat(Answer.get(Lintel.server().at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).json())
                .containsOnlyKeys(names(scope));
        assertThat(Jwt.claims(tokens.text("id_token")).keySet()).doesNotContainAnyElementsOf(
                CLAIMS.values().stream().flatMap(List::stream).filter(name -> !name.equals("sub")).toList());
    }

    /** "when a response_type value is used that does not result in an Access Token being issued, … returned in the ID Token" (§5.4). */
    @ParameterizedTest
    @CsvSource({"openid profile", "openid email", "openid address", "openid phone", "openid profile email address phone"})
    void si5_withoutAnAccessTokenTheyAreInTheIdToken(String scope) {
        App app = new App("exact-implicit", null, Map.of("client_id", "exact-implicit", "response_type", "id_token", "redirect_uri",
                "https://exact-implicit.example/callback", "scope", scope, "state", "s", "nonce", "n"));
        Map<String, Object> claims = Jwt.claims(browser.authorize(app).signIn("theo", "theo-password").response().get("id_token"));
        assertThat(claims).containsKeys(names(scope));
    }

    /** Types as §5.1 has them: the SDK reads no others. */
    @Test
    void si7_theSdkUnderstandsEachOfThem() throws Exception {
        App app = Apps.named("exact").with("scope", "openid profile email address phone")
                .with("claims", "{\"userinfo\":{\"family_name#ja-Kana-JP\":null}}");
        Answer tokens = app.redeem(Lintel.server(), browser.authorize(app).signIn("theo", "theo-password").code()).hasTokens();
        UserInfo theo = RelyingParty.of(app).userInfo(new BearerAccessToken(tokens.text("access_token"))).toSuccessResponse().getUserInfo();
        assertThat(theo.getAddress().getPostalCode()).isEqualTo("10115");
        assertThat(theo.getUpdatedTime().toInstant().getEpochSecond()).isEqualTo(1_790_000_000L);
        assertThat(theo.getEmailVerified()).isFalse();
        assertThat(theo.getPhoneNumberVerified()).isTrue();
        assertThat(theo.getPicture()).hasToString("https://theo.example/me.png");
        assertThat(theo.getFamilyName(LangTag.parse("ja-Kana-JP"))).isEqualTo("テスター");
    }

    private static String[] names(String scope) {
        return Stream.of(scope.split(" ")).flatMap(name -> CLAIMS.get(name).stream()).toArray(String[]::new);
    }
}

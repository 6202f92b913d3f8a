package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** The permissions page: what the user has allowed, and where the user is signed in; and how it is taken back. */
@Tag("http")
@Tag("stores")
class PermissionsIT {

    private static final App GARDEN = Apps.named("garden");
    private static final App SHED = Apps.named("shed");
    private static final App POND = new App("pond", null, App.JS.with("client_id", "pond")
            .with("redirect_uri", "https://pond.example/callback").with("response_type", "id_token token").parameters())
            .with("scope", "openid profile");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void h4_h9_whoIsNotSignedInSignsInFirstAndArrives() {
        Visit page = browser.open("/permissions");
        assertThat(page.address().getPath()).isEqualTo("/login");
        Visit arrived = page.signIn("karla", "karla-password");
        assertThat(arrived.address().getPath()).isEqualTo("/permissions");
        assertThat(arrived.document().title()).isEqualTo("Applications and sessions – Lintel");
        assertThat(arrived.document().selectFirst("#applications").text()).contains("No application has access");
        assertThat(browser.open("/").document().selectFirst("a[href=/permissions]")).isNotNull();
        Assets.load(arrived);
    }

    @Test
    void s17_afterTheSignInOnlyAPageOfOursFollows() {
        for (String elsewhere : List.of("https://evil.example", "//evil.example", "/permissions", "logout", "permissions%0d%0aX:y")) {
            Browser another = Lintel.browser();
            Visit page = another.open("/login?then=" + elsewhere).signIn("henry", "henry-password");
            assertThat(page.address().getPath()).as(elsewhere).isEqualTo("/");
            assertThat(page.status()).isEqualTo(200);
        }
    }

    @Test
    void l10_aClientThatIsRevokedLosesItsTokensAndItsConsentAndNobodyElseDoes() {
        String garden = token(GARDEN.redeem(server, browser.authorize(GARDEN).signIn("greta", "greta-password").consent().code()));
        String pond = browser.authorize(POND).response().get("access_token");
        Browser ofAnother = Lintel.browser();
        String another = token(GARDEN.redeem(server, ofAnother.authorize(GARDEN).signIn("henry", "henry-password").consent().code()));
        Visit page = browser.open("/permissions");
        assertThat(names(page, "#applications")).containsExactly("Garden", "Pond");
        assertThat(entry(page, "Garden").text()).contains("Your profile", "without asking you again", "It has access now");

        Visit done = revoke(page, "garden").sentBy(browser);
        assertThat(done.document().selectFirst("#done").text()).isEqualTo("The application has no access any more.");
        assertThat(names(done, "#applications")).containsExactly("Pond");
        userinfo(garden).isError("invalid_token");
        assertThat(introspect("garden", garden)).isFalse();
        assertThat(userinfo(pond).status()).isEqualTo(200);
        assertThat(userinfo(another).status()).isEqualTo(200);
        assertThat(introspect("garden", another)).isTrue();
        assertThat(browser.authorize(GARDEN).document().selectFirst("#consent-allow")).as("asks again").isNotNull();
    }

    @Test
    void l10_whatIsUnderWayWhenAClientIsRevokedIsWorthNothing() {
        String code = browser.authorize(GARDEN).signIn("ida", "ida-password").consent().code();
        Visit page = browser.open("/permissions");
        revoke(page, "garden").sentBy(browser);
        GARDEN.redeem(server, code).isError("invalid_grant");
    }

    @Duty("Back-Channel Logout 2.7 offline-access")
    @Test
    void l10_aSignOutTakesWhatWasGivenInTheSessionUnlessTheUserLetTheClientStay() {
        String code = token(SHED.redeem(server, browser.authorize(SHED).signIn("ida", "ida-password").code()));
        String implicit = browser.authorize(POND).response().get("access_token");
        String offline = token(SHED.redeem(server, browser.authorize(SHED.with("scope", "openid offline_access")).code()));
        String notYetRedeemed = browser.authorize(SHED).code();
        Browser elsewhere = Lintel.browser();
        String ofAnotherSession = token(SHED.redeem(server, elsewhere.authorize(SHED).signIn("ida", "ida-password").code()));

        browser.open("/logout").submit("#logout", Map.of());
        userinfo(code).isError("invalid_token");
        userinfo(implicit).isError("invalid_token");
        assertThat(introspect("shed", code)).isFalse();
        SHED.redeem(server, notYetRedeemed).isError("invalid_grant");
        assertThat(userinfo(offline).status()).isEqualTo(200);
        assertThat(introspect("shed", offline)).isTrue();
        assertThat(userinfo(ofAnotherSession).status()).isEqualTo(200);
    }

    @Test
    void l10_anotherUserWhoSignsInEndsTheSessionWithItsTokens() {
        String token = token(SHED.redeem(server, browser.authorize(SHED).signIn("ida", "ida-password").code()));
        String sameUser = token(SHED.redeem(server, browser.authorize(SHED.with("prompt", "login")).signIn("ida", "ida-password").code()));
        assertThat(userinfo(token).status()).as("the same user signs in again").isEqualTo(200);
        browser.authorize(SHED.with("prompt", "login")).signIn("henry", "henry-password").code();
        userinfo(token).isError("invalid_token");
        userinfo(sameUser).isError("invalid_token");
    }

    @Test
    void l10_aSessionCanBeEndedFromElsewhere() {
        Browser lost = Lintel.browser().sending("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        String token = token(SHED.redeem(server, lost.authorize(SHED).signIn("jonas", "jonas-password").code()));
        browser.open("/login").signIn("jonas", "jonas-password");
        Visit page = browser.open("/permissions");
        assertThat(entry(page, "Firefox on Linux").text()).contains("Shed");
        assertThat(page.document().select("#sessions li .tag").eachText()).containsExactly("This browser");

        Visit done = form(page, "#sessions", "Firefox on Linux").sentBy(browser);
        assertThat(done.document().selectFirst("#done").text()).isEqualTo("The device has been signed out.");
        assertThat(entry(done, "Firefox on Linux")).isNull();
        userinfo(token).isError("invalid_token");
        assertThat(lost.authorize(SHED).document().selectFirst("#login")).isNotNull();
        assertThat(browser.open("/permissions").address().getPath()).as("this browser stays signed in").isEqualTo("/permissions");
    }

    @Test
    void l10_whoEndsTheSessionOfThisBrowserIsSignedOutWithAllThatBelongsToIt() {
        browser.authorize(POND).signIn("henry", "henry-password").response();
        Visit page = browser.open("/permissions");
        String sid = page.document().selectFirst("#sessions li:has(.tag) input[name=session]").val();
        Visit done = form(page, "#sessions li:has(.tag)", "").sentBy(browser);
        assertThat(done.address().getPath()).isEqualTo("/loggedout");
        assertThat(done.document().selectFirst("iframe")).as("the applications are told").isNotNull();
        assertThat(browser.cookies()).doesNotContainKey("lintel");
        assertThat(sid).isNotEmpty();
        assertThat(browser.open("/permissions").address().getPath()).isEqualTo("/login");
    }

    @Test
    void x46_aFormWhoseSessionHasEndedLeadsToTheSignInPage() {
        browser.authorize(POND).signIn("jonas", "jonas-password").response();
        FilledForm pond = revoke(browser.open("/permissions"), "pond");
        browser.open("/logout").submit("#logout", Map.of());
        Visit page = pond.sentBy(browser);
        assertThat(page.address().getPath()).isEqualTo("/login");
        assertThat(page.signIn("jonas", "jonas-password").address().getPath()).as("and back").isEqualTo("/permissions");
    }

    @Test
    void s15_aFormChangesOnlyWhatItWasMadeFor() {
        Browser other = Lintel.browser();
        other.authorize(GARDEN).signIn("henry", "henry-password");
        browser.authorize(POND).signIn("jonas", "jonas-password").response();
        token(SHED.redeem(server, browser.authorize(SHED).code()));
        Visit page = browser.open("/permissions");
        FilledForm pond = revoke(page, "pond");
        String theirSid = other.open("/permissions").document().selectFirst("#sessions input[name=session]").val();

        for (FilledForm forged : List.of(pond.with("client", "shed"), pond.without("formToken"), pond.with("formToken", "x.y"),
                pond.without("client").with("session", theirSid), pond.without("client"), pond.with("request", "x").without("client"))) {
            assertThat(forged.sentBy(browser).status()).as(forged.toString()).isEqualTo(403);
        }
        assertThat(pond.sentBy(other).status()).as("in another browser").isEqualTo(403);
        assertThat(pond.sentBy(browser.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(names(browser.open("/permissions"), "#applications")).contains("Pond", "Shed");
        assertThat(other.open("/permissions").address().getPath()).isEqualTo("/permissions");
        browser.open("/permissions?client=pond&session=" + theirSid);
        assertThat(names(browser.open("/permissions"), "#applications")).as("a link changes nothing").contains("Pond");
    }

    @Test
    void s18_namesAndDevicesStayText() {
        App nasty = Apps.named("nasty").with("scope", "openid nasty");
        Browser odd = Lintel.browser().sending("User-Agent", "<script>alert(1)</script>#{7919*7907}");
        odd.authorize(nasty).signIn("mallory", "mallory-password").consent();
        Visit page = odd.open("/permissions");
        assertThat(page.document().select("script, img[src=x], svg, [onmouseover], [onerror]")).isEmpty();
        assertThat(page.answer().body()).doesNotContain("62615533");
        assertThat(page.document().selectFirst("#applications h3").text()).contains("<script>alert(1)</script>");
        assertThat(page.document().selectFirst("#sessions").text()).contains("<script>alert(1)</script>");
        revoke(page, "nasty").sentBy(odd);
    }

    @Test
    void t4_aCodeThatComesBackAfterItsTimeStillTakesItsTokensAlong() {
        App app = Apps.named("short-code");
        String code = browser.authorize(app).signIn("alice").code();
        String token = token(app.redeem(server, code));
        String notRedeemed = browser.authorize(app).code();
        Patience.waitUntil(Instant.now().plusMillis(1100));
        app.redeem(server, notRedeemed).isError("invalid_grant");
        assertThat(userinfo(token).status()).as("no replay, no revocation").isEqualTo(200);
        app.redeem(server, code).isError("invalid_grant");
        userinfo(token).isError("invalid_token");
    }

    private static String token(Answer tokens) {
        return tokens.hasTokens().text("access_token");
    }

    private Answer userinfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }

    private boolean introspect(String clientId, String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization",
                App.basic(clientId, clientId + "-secret")).json().getBoolean("active");
    }

    private static List<String> names(Visit page, String section) {
        return page.document().select(section + " h3").eachText();
    }

    private static Element entry(Visit page, String heading) {
        return page.document().select(".entries > li").stream().filter(entry -> entry.selectFirst("h3").text().equals(heading)).findFirst()
                .orElse(null);
    }

    private static FilledForm revoke(Visit page, String clientId) {
        return page.filled("form:has(input[name=client][value=" + clientId + "]) button", Map.of());
    }

    private static FilledForm form(Visit page, String section, String heading) {
        return page.filled(section + (heading.isEmpty() ? "" : " li:has(h3:containsOwn(" + heading + "))") + " button", Map.of());
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.JS;
import static org.lintel.flow.App.QUICK;

import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** Whatever comes from outside, from the configuration or from a user store is text on a page, never markup and never an expression. */
@Tag("http")
@Tag("portability")
class EscapingIT {

    private static final App NASTY = Apps.named("nasty").with("scope", "openid nasty");

    /** As they stand in {@code http-suite.json}. */
    private static final String CLIENT_NAME = "\"><script>alert(1)</script><img src=x onerror=alert(1)>#{7919*7907}${7919*7907}'&amp;";
    private static final String SCOPE_NAME = "<script>alert(2)</script>#{7919*7907}";
    private static final String SCOPE_DESCRIPTION = "\"'><svg onload=alert(3)>${7919*7907}&quot;";
    private static final String USER_NAME = "<img src=x onerror=alert(1)>\"'#{7919*7907}${7919*7907}&lt;";

    /** What the expressions above would come to. */
    private static final String EVALUATED = String.valueOf(7919 * 7907);

    private static final List<String> PAYLOADS = List.of("\"><script>alert(1)</script>", "'><img src=x onerror=alert(1)>",
            "\" autofocus onfocus=\"alert(1)", "' onmouseover='alert(1)", "</title><svg onload=alert(1)>", "javascript:alert(1)",
            "#{7919*7907}${7919*7907}", "&lt;script&gt;alert(1)", "<!--<x ]]>");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri", "response_type", "response_mode", "scope", "state", "nonce", "prompt", "max_age",
            "login_hint", "ui_locales", "acr_values", "display", "id_token_hint", "claims", "code_challenge", "code_challenge_method",
            "unheard_of"})
    void s18_noParameterOfARequestBecomesMarkup(String name) {
        for (String payload : PAYLOADS) {
            Visit answer = browser.authorize(QUICK.with(name, payload));
            if (answer.answer().header("Location") == null) {
                harmless(answer.document());
            } else {
                assertThat(answer.isReturned(QUICK, answer.response().get("error")).response().get("error_description"))
                        .as("a description never echoes what was sent").doesNotContain(payload);
            }
        }
    }

    @Test
    void s18_aLoginHintIsFilledInAsText() {
        for (String payload : PAYLOADS) {
            Document page = browser.authorize(QUICK.with("login_hint", payload)).document();
            harmless(page);
            assertThat(page.getElementById("username").val()).isEqualTo(payload);
        }
    }

    @Test
    void s18_aUserNameThatIsRefusedComesBackAsText() {
        for (String payload : PAYLOADS) {
            Document page = Lintel.browser().authorize(QUICK).signIn(payload, payload).document();
            harmless(page);
            assertThat(page.getElementById("username").val()).isEqualTo(payload);
            assertThat(page.getElementById("password").val()).isEmpty();
        }
        assertThat(browser.authorize(QUICK).signIn("alice").code()).as("this address did not only guess").isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login?request=", "/consent?request=", "/continue?request=", "/connect/authorize/", "/error?message=", "/",
            "/connect/authorize?error="})
    void s18_noAddressBecomesMarkup(String address) {
        for (String payload : PAYLOADS) {
            Visit page = browser.open(address + Form.encode(payload).replace("+", "%20"));
            harmless(page.document());
            assertThat(page.answer().body()).doesNotContain(payload);
        }
    }

    @Test
    void s18_noFieldOfAFormBecomesMarkup() {
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of());
        for (FilledForm.Field field : form.fields()) {
            for (String payload : PAYLOADS) {
                Visit page = form.with(field.name(), payload).sentBy(browser);
                harmless(page.document());
            }
            assertThat(Lintel.browser().authorize(QUICK).signIn("alice").code()).as("this address did not only guess").isNotEmpty();
        }
    }

    @Test
    void s18_aClientsNameIsText() {
        Visit signIn = browser.authorize(NASTY);
        harmless(signIn.document());
        assertThat(signIn.document().text()).contains(CLIENT_NAME);
        Visit consent = signIn.signIn("alice");
        harmless(consent.document());
        assertThat(consent.document().selectFirst("h1").text()).contains(CLIENT_NAME);
        assertThat(consent.document().select("main a[href^=https]")).singleElement()
                .satisfies(link -> assertThat(link.attr("href")).isEqualTo("https://nasty.example/?a='onmouseover='alert(1)"));
        Visit over = browser.open(consent.address().toString().substring(server.address().length()));
        consent.deny();
        harmless(browser.open(over.address().toString().substring(server.address().length())).isOver().document());
        Visit refused = browser.authorize(NASTY.with("redirect_uri", "https://evil.example")).isErrorPage();
        harmless(refused.document());
        assertThat(refused.document().text()).contains(CLIENT_NAME);
    }

    @Test
    void s18_theNamesAndDescriptionsOfScopesAreText() {
        Document consent = browser.authorize(NASTY).signIn("alice").document();
        harmless(consent);
        assertThat(consent.select(".scopes").text()).contains(SCOPE_NAME, SCOPE_DESCRIPTION);
    }

    @Test
    void s18_aUsersNameIsText() {
        Visit consent = browser.authorize(NASTY).signIn("mallory", "mallory-password");
        harmless(consent.document());
        assertThat(consent.document().text()).contains(USER_NAME);
        Visit welcome = browser.open("/");
        harmless(welcome.document());
        assertThat(welcome.document().text()).contains(USER_NAME);
    }

    @Test
    void s18_whatIsPostedToTheClientIsText() {
        browser.authorize(QUICK).signIn("alice").code();
        for (App app : List.of(QUICK, JS, QUICK.with("scope", "unknown <script>alert(1)</script>"))) {
            for (String payload : PAYLOADS) {
                Document page = browser.authorize(app.with("state", payload).with("response_mode", "form_post")).document();
                assertThat(page.select("input[name=state]").val()).isEqualTo(payload);
                assertThat(page.select("script")).singleElement()
                        .satisfies(script -> assertThat(script.data()).isEqualTo("document.forms[0].submit()"));
                assertThat(page.select("form")).singleElement()
                        .satisfies(form -> assertThat(form.attr("action")).isEqualTo(app.redirectUri()));
                page.select("script").remove();
                harmless(page);
            }
        }
    }

    @Duty({"RFC 6749 4.1.2.1 characters", "RFC 6749 5.2 characters"})
    @Test
    void s18_programsGetJsonThatRepeatsNothing() {
        for (String payload : PAYLOADS) {
            for (Answer answer : List.of(
                    Answer.post(server.at("/connect/token"), Map.of("grant_type", payload, "client_id", "spa")),
                    Answer.post(server.at("/connect/token"), Map.of("grant_type", "authorization_code", "client_id", payload)),
                    QUICK.redeem(server, payload),
                    Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + payload))) {
                assertThat(answer.header("Content-Type")).startsWith("application/json");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.body()).doesNotContain(payload).doesNotContain("<");
            }
        }
    }

    private static void harmless(Document page) {
        assertThat(page.select("script, svg, iframe, object, embed, base, style, meta[http-equiv]")).isEmpty();
        assertThat(page.select("img")).allSatisfy(image -> assertThat(image.attr("src")).startsWith("/assets/"));
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes()).as(element.outerHtml()).noneSatisfy(
                    attribute -> assertThat(attribute.getKey()).startsWithIgnoringCase("on"));
            for (String link : List.of("href", "src", "action", "formaction")) {
                assertThat(element.attr(link)).doesNotStartWithIgnoringCase("javascript:");
            }
        }
        assertThat(page.outerHtml()).as("no expression is evaluated").doesNotContain(EVALUATED);
    }
}

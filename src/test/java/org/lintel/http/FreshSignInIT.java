package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.spec.Duty;

/** A client that wants a new authentication gets one: no address that the browser knows gets around it. */
@Tag("http")
class FreshSignInIT {

    /** Asks for consent every time, whatever other tests had remembered. */
    private static final App ASKING = Apps.named("forgetful");

    private static final String CALLBACK = "/connect/authorize/";

    private final Browser browser = Lintel.browser();

    static Stream<App> demanding() {
        return Stream.of(QUICK.with("prompt", "login"), QUICK.with("max_age", "0"), QUICK.with("prompt", "select_account"),
                QUICK.with("prompt", "login").with("max_age", "3600"));
    }

    @Duty("Core 3.1.2.1 prompt-login")
    @ParameterizedTest
    @MethodSource("demanding")
    void s10_thePasswordIsAskedForAgainAndTheClientIsToldWhen(App app) {
        long first = authTime(QUICK, browser.authorize(QUICK).signIn("alice").code());
        Visit page = browser.authorize(app);
        assertThat(page.document().selectFirst("#password")).as("a sign-in page").isNotNull();
        Patience.waitUntil(Instant.ofEpochSecond(first + 1));
        assertThat(authTime(app, page.signIn("alice").code())).isGreaterThan(first);
    }

    @Duty("Core 3.1.2.3 reauthenticates")
    @ParameterizedTest
    @MethodSource("demanding")
    void s10_theCallbackLeadsBackToTheSignInPage(App app) {
        browser.authorize(QUICK).signIn("alice").code();
        String id = id(browser.authorize(app));
        for (String edited : List.of(id, id + "?", id + "?prompt=none", id + "?prompt=", id + "?max_age=999", id + "?request=" + id,
                id + "?client_id=quick", id + ";prompt=none", id + "#")) {
            Visit visit = browser.open(CALLBACK + edited);
            assertThat(visit.document().selectFirst("#password")).as(edited + " shows the sign-in page").isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "%20", "%00", "x", "=", "%0a", "/../", "%2f", "?/"})
    void s10_anEditedCallbackIsNoBetter(String tail) {
        browser.authorize(QUICK).signIn("alice").code();
        String id = id(browser.authorize(QUICK.with("prompt", "login")));
        Visit visit = browser.open(CALLBACK + id + tail);
        assertThat(visit.answer().header("Location")).as("nobody gets a code").isNull();
    }

    @Test
    void s10_aRequestIsAnsweredOnce() {
        Visit page = browser.authorize(QUICK.with("prompt", "login"));
        String id = id(page);
        assertThat(page.signIn("alice").code()).isNotEmpty();
        browser.open(CALLBACK + id).isOver();
        browser.open("/login?request=" + id).isOver();
        browser.open("/consent?request=" + id).isOver();
        browser.open("/continue?request=" + id).isOver();
    }

    @Test
    void s10_ofManyAttemptsToHaveItAnsweredOneSucceeds() {
        Visit page = browser.authorize(QUICK.with("prompt", "login"));
        FilledForm form = page.filled("#login", Map.of("username", "alice", "password", "alice-password"));
        assertThat(form.onlySentBy(browser).location()).endsWith("/continue?request=" + id(page));

        List<Visit> answers = AtOnce.call(10, () -> browser.twin().openWithoutFollowing(CALLBACK + id(page)));
        assertThat(answers).filteredOn(answer -> answer.answer().header("Location") != null).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.answer().header("Location") == null).allSatisfy(Visit::isOver);
    }

    @Duty("Core 3.1.2.3 reauthenticates")
    @Test
    void s10_signingInForOneRequestDoesNotCountForAnother() {
        Visit first = browser.authorize(QUICK.with("prompt", "login"));
        String second = id(browser.authorize(QUICK.with("prompt", "login").with("state", "second")));
        assertThat(first.signIn("alice").code()).isNotEmpty();
        assertThat(browser.open(CALLBACK + second).document().selectFirst("#password")).as("a sign-in page").isNotNull();
    }

    @Test
    void s10_signingInToLintelItselfDoesNotCountEither() {
        browser.authorize(QUICK).signIn("alice").code();
        String id = id(browser.authorize(QUICK.with("prompt", "login")));
        browser.open("/login").signIn("alice");
        assertThat(browser.open(CALLBACK + id).document().selectFirst("#password")).as("a sign-in page").isNotNull();
    }

    @Test
    void s10_aSignInThatFailedDoesNotCount() {
        browser.authorize(QUICK).signIn("alice").code();
        Visit page = browser.authorize(QUICK.with("prompt", "login"));
        page.signIn("alice", "wrong");
        assertThat(browser.open(CALLBACK + id(page)).document().selectFirst("#password")).as("a sign-in page").isNotNull();
    }

    @Test
    void s10_anotherBrowserCannotGoOnWithTheRequest() {
        String id = id(browser.authorize(QUICK.with("prompt", "login")));
        Browser other = Lintel.browser();
        other.authorize(QUICK).signIn("bob").code();
        other.open(CALLBACK + id).isOver();
        other.open("/login?request=" + id).isOver();
    }

    /** The same for consent that was asked for again. */
    @ParameterizedTest
    @MethodSource("askingAgain")
    void s10_theCallbackDoesNotSkipTheConsentPage(App app, String user) {
        Visit page = browser.authorize(app).signIn(user);
        Visit visit = browser.open(CALLBACK + id(page) + "?prompt=none");
        assertThat(visit.document().selectFirst("#consent-allow")).as("a consent page").isNotNull();
    }

    static Stream<Arguments> askingAgain() {
        return Stream.of(Arguments.of(ASKING, "bob"), Arguments.of(QUICK.with("prompt", "consent"), "alice"),
                Arguments.of(QUICK.with("prompt", "login consent"), "alice"));
    }

    private static String id(Visit page) {
        return page.address().getQuery().replaceFirst(".*request=", "");
    }

    private long authTime(App app, String code) {
        return (long) Jwt.claims(app.redeem(browser.server(), code).hasTokens().text("id_token")).get("auth_time");
    }
}

package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForConditionOptions;
import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Landing;
import org.lintel.spec.Duty;

/** The applications watch the session at Lintel (Session Management); oidc-token-manager cannot. */
class CheckSessionIT {

    /** Frames the check-session page, as any page may, and makes a function that asks it. */
    private static final String FRAME = """
            authority => new Promise(resolve => {
                var frame = document.createElement('iframe');
                frame.src = authority + '/connect/checksession';
                frame.onload = resolve;
                document.body.append(frame);
                window.send = message => frame.contentWindow.postMessage(message, authority);
                window.ask = message => new Promise(answer => {
                    addEventListener('message', function listen(event) {
                        if (event.source === frame.contentWindow) {
                            removeEventListener('message', listen);
                            answer(event.data);
                        }
                    });
                    send(message);
                });
            })""";

    /** Much shorter than the time after which the application renews its token anyway. */
    private static final WaitForConditionOptions SOON = new WaitForConditionOptions().setTimeout(20_000);

    static Stream<Supplier<Application>> applications() {
        return Stream.of(Application::oidcClient, Application::codeAndPkce);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void c1_everyAnswerHasASessionStateOfItsOwn(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            Set<String> states = new HashSet<>();
            states.add(application.loginAndRemember().user().getString("session_state"));
            states.add(application.evaluate("manager.signinSilent()").getString("session_state"));

            assertThat(states).hasSize(2).allSatisfy(state -> assertThat(state).matches("[0-9a-f]{64}\\.[\\w-]{16,}"));
        }
    }

    @Duty("Session Management 3.2 postmessage")
    @Test
    void c2_theFrameAnswersUnchangedChangedOrError() {
        try (Application application = Application.oidcClient()) {
            String state = application.loginAndRemember().user().getString("session_state");
            Page page = application.page();
            page.evaluate(FRAME, Demo.running().lintel());

            assertThat(ask(page, "js " + state)).isEqualTo("unchanged");
            assertThat(ask(page, "js " + state + "x")).as("another salt").isEqualTo("changed");
            assertThat(ask(page, "js-code " + state)).as("of another client").isEqualTo("changed");
            for (String bad : List.of("", "js", state, "js  " + state, "js " + state + " ", "js " + state.replace('.', ' '), "unchanged")) {
                assertThat(ask(page, bad)).as(bad).isEqualTo("error");
            }
        }
    }

    @Duty("Session Management 3.2 origin")
    @Test
    void c2_c6_l8_anybodyMayFrameThePageButAStateIsOfOneOrigin() {
        try (Application application = Application.oidcClient()) {
            String state = application.loginAndRemember().user().getString("session_state");
            Page elsewhere = application.window().context().newPage();
            elsewhere.navigate(Landing.origin() + "/");
            elsewhere.evaluate(FRAME, Demo.running().lintel());

            assertThat(ask(elsewhere, "js " + state)).isEqualTo("changed");
            assertThat(ask(elsewhere, "nonsense")).isEqualTo("error");
            assertThat(application.window().complaints()).isEmpty();
        }
    }

    @Duty("Session Management 3.2 unguessable")
    @Test
    void c3_theFrameReadsACookieThatNoOtherPageHasAndThatSaysNothing() {
        try (Application application = Application.oidcClient()) {
            application.loginAndRemember().user();
            Cookie first = cookie(application, "lintel.check");
            assertThat(first.httpOnly).isFalse();
            assertThat(cookie(application, "lintel").httpOnly).isTrue();
            assertThat(first.value).isNotEqualTo(cookie(application, "lintel").value);
            assertThat((String) application.page().evaluate("document.cookie")).isEmpty();

            application.logout();
            assertThat(application.window().context().cookies(checkSession())).extracting(cookie -> cookie.name)
                    .doesNotContain("lintel.check", "lintel");
            application.comeBack().login(popup -> popup.signIn()).user();
            assertThat(cookie(application, "lintel.check").value).isNotEqualTo(first.value);
        }
    }

    @Duty("Session Management 3.2 no-network")
    @Test
    void c4_theLibraryAsksEveryTwoSecondsAndNothingIsSent() {
        try (Application application = Application.oidcClient()) {
            application.page().evaluate("""
                    () => {
                        window.times = [];
                        addEventListener('message', event => event.data === 'unchanged' && times.push(Date.now()));
                    }""");
            application.loginAndRemember().user();
            application.page().waitForFunction("times.length > 0");
            int before = application.window().addresses().size();
            application.page().waitForFunction("times.length > 2");

            assertThat(application.window().addresses()).hasSize(before);
            assertThat((int) application.page().evaluate("times[2] - times[0]")).isBetween(3_000, 10_000);
        }
    }

    @Duty("Session Management 3.2 browser-state")
    @ParameterizedTest
    @MethodSource("applications")
    void c5_o14_aSignOutInOneTabIsAnAlertInTheOtherWithinFiveSeconds(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            application.loginAndRemember().user();
            Application other = application.inAnotherTab().loginWithoutForm();
            other.user();

            application.logout();
            Instant signedOut = Instant.now();
            other.page().waitForCondition(() -> !other.alerts().isEmpty());
            assertThat(Duration.between(signedOut, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(other.alerts()).containsExactly("The user has signed out");
            assertThat(other.page().locator(".js-user")).isEmpty();

            application.comeBack();
            assertThat(application.alerts()).isEmpty();
            application.isContent();
        }
    }

    /** The application is away while somebody signs out and in again, as when a tab is asleep. */
    @ParameterizedTest
    @MethodSource("applications")
    void c5_theSameUserInAnotherSessionIsNoSignOut(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            application.loginAndRemember().user();
            application.page().navigate("about:blank");
            Application other = application.inAnotherTab().loginWithoutForm();
            other.user();
            other.logout().comeBack().login(popup -> popup.asksWhoIsThere().signIn());
            String sid = sid(other);

            application.page().navigate(application.home());
            // only userSessionChanged makes it ask for new tokens
            application.page().waitForCondition(() -> sid(application).equals(sid), SOON);
            assertThat(application.alerts()).isEmpty();
            application.isContent();
        }
    }

    @Test
    void r5_c5_whoIsNotSignedInYetCanWatchForASignIn() {
        try (Application application = Application.oidcClient()) {
            Application watching = application.inAnotherTab();
            watching.page().evaluate("""
                    () => {
                        window.signedIn = 0;
                        var anonymous = new Oidc.UserManager(Object.assign({}, settings, { monitorAnonymousSession: true }));
                        anonymous.events.addUserSignedIn(() => signedIn++);
                    }""");
            watching.page().waitForFunction("!cookiesBlocked()");
            assertThat(watching.page().evaluate("signedIn")).isEqualTo(0);
            application.loginAndRemember();

            watching.page().waitForFunction("signedIn === 1", null, new Page.WaitForFunctionOptions().setTimeout(20_000));
            assertThat(application.window().addresses().stream().filter(address -> address.contains("prompt=none"))).hasSize(2);
        }
    }

    @Test
    void c7_nothingOfAllThisIsAnErrorInTheConsole() {
        try (Application application = Application.oidcClient()) {
            List<String> log = new ArrayList<>();
            application.page().onConsoleMessage(message -> log.add(message.text()));
            application.page().evaluate("() => { Oidc.Log.logger = console; Oidc.Log.level = Oidc.Log.DEBUG; }");
            application.loginAndRemember().user();
            application.evaluate("manager.signinSilent()");
            application.page().waitForCondition(() -> log.stream().anyMatch(line -> line.contains("CheckSessionIFrame: unchanged")));
            application.logout().comeBack();

            assertThat(log).anyMatch(line -> line.contains("signinSilent")).anyMatch(line -> line.contains("signout"));
            application.isContent();
        }
    }

    @Duty("Session Management 3.2 syntax")
    @Test
    void l7_whateverIsSentIsAnsweredWithoutAnExceptionAndWithoutARequest() {
        try (Application application = Application.oidcClient()) {
            Page page = application.page();
            page.evaluate(FRAME, Demo.running().lintel());
            int before = application.window().addresses().size();
            int messages = 6_000;
            page.evaluate("""
                    messages => {
                        window.answers = [];
                        addEventListener('message', event => answers.push(event.data));
                        var circle = { toString: 'no function' };
                        circle.circle = circle;
                        var things = [null, undefined, 0, NaN, true, {}, [], circle, new Map([[1, 2]]), new Date(0),
                            new ArrayBuffer(8), /x/,
                            new Error('x'), '', ' ', 'js', 'js x', 'js ' + 'f'.repeat(64) + '.salt', '\\u0000 ' + 'f'.repeat(64) + '.s',
                            '<script>throw 1</script> ' + 'f'.repeat(64) + '.s', 'x'.repeat(100000), '\\ud800 ' + 'f'.repeat(64) + '.s'];
                        for (var i = 0; i < messages; i++) {
                            send(things[i % things.length]);
                        }
                    }""", messages);
            page.waitForFunction("answers.length >= " + messages);

            assertThat((List<?>) page.evaluate("Array.from(new Set(answers)).sort()")).isEqualTo(List.of("changed", "error"));
            assertThat(application.window().addresses()).hasSize(before);
            application.isContent();
        }
    }

    /** A sandboxed frame has no origin that an answer could be addressed to, and one that is gone has no window either. */
    @Test
    void l7_whoCannotBeAnsweredBreaksNothing() {
        try (Application application = Application.oidcClient()) {
            Page page = application.page();
            page.evaluate(FRAME, Demo.running().lintel());
            page.evaluate("""
                    () => new Promise(resolve => {
                        var script = 'parent.frames[0].postMessage("js ' + 'f'.repeat(64) + '.salt", "*");'
                                + ' parent.postMessage("sent", "*");';
                        ['allow-scripts', 'allow-scripts allow-same-origin'].forEach(sandbox => {
                            var frame = document.createElement('iframe');
                            frame.sandbox = sandbox;
                            frame.srcdoc = '<script>' + script + '</' + 'script>';
                            addEventListener('message', event => {
                                if (event.source === frame.contentWindow) {
                                    frame.remove();
                                    document.querySelectorAll('iframe').length === 1 && resolve();
                                }
                            });
                            document.body.append(frame);
                        });
                    })""");

            assertThat(ask(page, "nonsense")).as("it still answers").isEqualTo("error");
            application.isContent();
        }
    }

    private static Object ask(Page page, String message) {
        return page.evaluate("message => ask(message)", message);
    }

    private static String sid(Application application) {
        return application.user().getJsonObject("profile").getString("sid");
    }

    private static String checkSession() {
        return Demo.running().lintel() + "/connect/checksession";
    }

    private static Cookie cookie(Application application, String name) {
        return application.window().context().cookies(checkSession()).stream().filter(cookie -> cookie.name.equals(name))
                .findFirst().orElseThrow();
    }
}

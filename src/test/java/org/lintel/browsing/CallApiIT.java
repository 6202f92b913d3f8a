package org.lintel.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Part 2 of the tutorial, clicked through: each application calls the Api, before and after somebody has signed in. */
class CallApiIT {

    private static final String RESULT = ".js-api-result";

    static Stream<Supplier<Application>> applications() {
        return Stream.of(Application::oidcClient, Application::tokenManager, Application::codeAndPkce);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void api5_beforeSignInThePanelShows401(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            callApi(application.page());

            assertThat(application.shown(RESULT)).hasToString("{\"status\":401,\"statusText\":\"Unauthorized\"}");
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void api6_afterSignInThePanelShowsTwoDigits(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            application.login(popup -> popup.asksWhoIsThere().signIn().asksForConsent().allowOnce()).user();
            callApi(application.page());

            application.page().waitForCondition(() -> !application.page().textContent(RESULT).isEmpty());
            assertThat(application.page().textContent(RESULT)).matches("\\[\\s*\"[0-9]\",\\s*\"[0-9]\"\\s*]");
            application.isContent();
        }
    }

    /** API9: the browser has asked before, for the token travels in a header that is not everyday. */
    @ParameterizedTest
    @MethodSource("applications")
    void api9_aBadTokenIsAnsweredWithWhatTheScriptCanRead(Supplier<Application> opened) {
        try (Application application = opened.get()) {
            application.page().evaluate("() => callApi('nonsense')");

            assertThat(application.shown(RESULT).getInt("status")).isEqualTo(401);
            assertThat(application.shown(RESULT).getJsonObject("response").getString("error")).isEqualTo("invalid_token");
        }
    }

    private static void callApi(Page page) {
        page.click(".js-call-api");
    }
}

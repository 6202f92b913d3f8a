package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.Cookie;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

class CookiesTest {

    private final Request request = Request.from("127.0.0.1");

    @Nested
    class OfAnHttpsIssuer {

        @Test
        void l9_areBoundToTheHostWhereThePathIsTheRoot() {
            var cookies = cookies("https://id.example", request);
            cookies.setSession("s", Optional.empty());
            cookies.newBrowser();

            assertThat(request.answered()).extracting(Cookie::getName).containsExactly("__Host-lintel", "__Host-lintel.browser");
            assertThat(request.answered()).allSatisfy(cookie -> {
                assertThat(cookie.getPath()).isEqualTo("/");
                assertThat(cookie.getSecure()).isTrue();
                assertThat(cookie.isHttpOnly()).isTrue();
                assertThat(cookie.getDomain()).isNull();
                assertThat(cookie.getMaxAge()).isNegative();
            });
        }

        @Test
        void l9_areSentFromOtherSitesOnlyWhereThatIsNeeded() {
            var cookies = cookies("https://id.example", request);
            cookies.setSession("s", Optional.empty());
            cookies.setCheck("c", Optional.empty());
            cookies.newBrowser();

            assertThat(request.answered()).extracting(cookie -> cookie.getAttribute("SameSite")).containsExactly("None", "None", "Lax");
        }

        @Test
        void l9_haveThePathOfTheIssuer() {
            cookies("https://id.example/tenant", request).setSession("s", Optional.empty());

            assertThat(request.answered()).singleElement().satisfies(cookie -> {
                assertThat(cookie.getName()).isEqualTo("lintel");
                assertThat(cookie.getPath()).isEqualTo("/tenant");
                assertThat(cookie.getSecure()).isTrue();
            });
        }

        @Test
        void l9_oneThatAPlainPageCouldHavePlantedIsNotRead() {
            assertThat(cookies("https://id.example", Request.from("127.0.0.1").cookie("lintel", "planted")).session()).isEmpty();
            assertThat(cookies("https://id.example", Request.from("127.0.0.1").cookie("__Host-lintel", "ours")).session()).contains("ours");
        }
    }

    @Nested
    class OfALoopbackIssuer {

        @Test
        void l9_areNotSecureAndStayOnTheSite() {
            var cookies = cookies("http://localhost:8080", request);
            cookies.setSession("s", Optional.empty());
            cookies.setCheck("c", Optional.empty());

            assertThat(request.answered()).allSatisfy(cookie -> {
                assertThat(cookie.getSecure()).isFalse();
                assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
            });
        }
    }

    @Test
    void c3_scriptsReadTheOneOfTheCheckSessionPageAndNoOther() {
        var cookies = cookies("https://id.example/a", request);
        cookies.setSession("s", Optional.empty());
        cookies.setCheck("c", Optional.empty());

        assertThat(request.answered()).filteredOn(cookie -> !cookie.isHttpOnly()).singleElement().satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo("lintel.check");
            assertThat(cookie.getPath()).isEqualTo("/a/connect/checksession");
            assertThat(cookie.getValue()).isEqualTo("c");
        });
    }

    @Test
    void areReadBackInTheSameRequestAndTheNext() {
        cookies("http://localhost:8080", request).setSession("s", Optional.empty());

        assertThat(cookies("http://localhost:8080", request).session()).contains("s");
        assertThat(cookies("http://localhost:8080", request.next()).session()).contains("s");
    }

    @Test
    void l9_areGoneOnceTheyAreRemoved() {
        var next = request.cookie("lintel", "s").next();
        cookies("http://localhost:8080", next).removeSession();

        assertThat(cookies("http://localhost:8080", next).session()).isEmpty();
        assertThat(next.answered()).singleElement().satisfies(cookie -> assertThat(cookie.getMaxAge()).isZero());
        assertThat(cookies("http://localhost:8080", next.next()).session()).isEmpty();
    }

    @Test
    void s16_aNewIdOfTheBrowserIsNeverTheOldOne() {
        var browser = request.cookie("lintel.browser", "planted");
        String fresh = cookies("http://localhost:8080", browser).newBrowser();

        assertThat(fresh).isNotEqualTo("planted");
        assertThat(cookies("http://localhost:8080", browser).browser()).contains(fresh);
        assertThat(cookies("http://localhost:8080", browser).browserOrNew()).isEqualTo(fresh);
    }

    @Test
    void withoutValueAreNone() {
        assertThat(cookies("http://localhost:8080", Request.from("127.0.0.1").cookie("lintel", "")).session()).isEmpty();
        assertThat(cookies("http://localhost:8080", Request.from("127.0.0.1")).browser()).isEmpty();
    }

    @Test
    void l9_thoseOfASessionAreKeptAsLongAsItIs() {
        var cookies = cookies("https://id.example", request);
        cookies.setSession("s", Optional.of(Duration.ofDays(30)));
        cookies.setCheck("c", Optional.of(Duration.ofDays(30)));

        assertThat(request.answered()).extracting(Cookie::getMaxAge).containsExactly(30 * 86400, 30 * 86400);
    }

    @Test
    void l9_anOperatorMayKeepThoseOfASessionToTheirSite() {
        try (var configured = Configured.with(Setting.SESSION_SAME_SITE, "lax")) {
            var cookies = cookies("https://id.example", request);
            cookies.setSession("s", Optional.empty());
            cookies.setCheck("c", Optional.empty());
        }

        assertThat(request.answered()).extracting(cookie -> cookie.getAttribute("SameSite")).containsExactly("Lax", "Lax");
        assertThat(request.answered()).allMatch(Cookie::getSecure);
    }

    private static Cookies cookies(String issuer, Request request) {
        try (var configured = Configured.with(Setting.ISSUER, issuer)) {
            var cookies = new Cookies();
            cookies.request = request.servlet();
            cookies.issuer = configured.issuer();
            cookies.settings = configured.settings();
            return cookies;
        }
    }
}

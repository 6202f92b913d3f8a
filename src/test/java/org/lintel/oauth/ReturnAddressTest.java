package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.model.BrowserResponse.Page;
import org.lintel.model.BrowserResponse.Redirect;
import org.lintel.model.Client;
import org.lintel.model.Parameters;
import org.lintel.response.Encodings;

class ReturnAddressTest {

    private static final String ISSUER = "https://id.example";
    private static final Map<String, String> CODE = Map.of("code", "abc");

    @Nested
    class InTheQuery {

        @Test
        void s8_hasTheIssuerAndTheState() {
            assertThat(location(Encodings.QUERY, "https://shop.example/cb", "xyz"))
                    .isEqualTo("https://shop.example/cb?code=abc&state=xyz&iss=https%3A%2F%2Fid.example");
        }

        @Test
        void x52_anErrorHasTheIssuerUnlessTheClientCannotReadIt() {
            String uri = "https://shop.example/cb";
            Map<String, String> error = Map.of("error", "access_denied");
            Client old = Client.builder("old").redirectUris(uri).issInErrorResponses(false).build();
            ReturnAddress back = RedirectUris.verify(old, Optional.of(uri), false, Encodings.QUERY, "xyz");

            assertThat(((Redirect) address(Encodings.QUERY, uri, "xyz").answer(error, ISSUER)).location()).contains("&iss=");
            assertThat(((Redirect) back.answer(error, ISSUER)).location()).isEqualTo(uri + "?error=access_denied&state=xyz");
            assertThat(((Redirect) back.answer(CODE, ISSUER)).location()).contains("code=abc").contains("&iss=");
        }

        @Test
        void withoutAStateHasNone() {
            assertThat(location(Encodings.QUERY, "https://shop.example/cb", null))
                    .isEqualTo("https://shop.example/cb?code=abc&iss=https%3A%2F%2Fid.example");
        }

        @Test
        void addsToTheQueryThatIsThere() {
            assertThat(location(Encodings.QUERY, "https://shop.example/cb?a=b", null))
                    .startsWith("https://shop.example/cb?a=b&code=abc&");
            assertThat(location(Encodings.QUERY, "https://shop.example/cb?", null)).startsWith("https://shop.example/cb?code=abc&");
        }

        @Test
        void worksForTheAddressOfAnApplication() {
            assertThat(location(Encodings.QUERY, "com.example.app:/cb", null)).startsWith("com.example.app:/cb?code=abc&");
        }
    }

    @Nested
    class InTheFragment {

        @Test
        void followsTheNumberSign() {
            assertThat(location(Encodings.FRAGMENT, "https://shop.example/cb?a=b", "xyz"))
                    .isEqualTo("https://shop.example/cb?a=b#code=abc&state=xyz&iss=https%3A%2F%2Fid.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a+b", "&iss=evil", "#f", "ä€😀", "\r\nSet-Cookie: x=y", "%41", "\"><script>", "a\u0000b", "~-._*",
            "=="})
    void si14_s19_anyStateComesBackAsItWasSent(String state) {
        for (ResponseEncoding mode : new ResponseEncoding[] {Encodings.QUERY, Encodings.FRAGMENT}) {
            String location = location(mode, "https://shop.example/cb", state);
            URI uri = URI.create(location);
            String sent = mode == Encodings.QUERY ? uri.getRawQuery() : uri.getRawFragment();

            assertThat(location).matches("[\\x21-\\x7e]+");
            assertThat(sent).doesNotContain("+");
            assertThat(Parameters.parse(sent).values())
                    .isEqualTo(Map.of("code", List.of("abc"), "state", List.of(state), "iss", List.of(ISSUER)));
        }
    }

    @Nested
    class Posted {

        @Test
        void isAFormThatSendsItself() {
            var page = Jsoup.parse(form("xyz").html());

            assertThat(page.select("form").attr("action")).isEqualTo("https://shop.example/cb?a=b");
            assertThat(page.select("form").attr("method")).isEqualTo("post");
            assertThat(page.select("input[type=hidden]").eachAttr("name")).containsExactly("code", "state", "iss");
            assertThat(page.select("noscript button")).hasSize(1);
        }

        @Test
        void s18_escapesEveryValue() {
            String evil = "\"'><script>alert(1)</script>&amp;";
            var page = Jsoup.parse(form(evil).html());

            assertThat(page.select("script")).hasSize(1);
            assertThat(page.select("input[name=state]").val()).isEqualTo(evil);
        }

        @Test
        void s18_runsItsOwnScriptOnlyAndLetsTheClientRedirectAnywhere() throws Exception {
            var form = form("xyz");
            String script = Jsoup.parse(form.html()).select("script").get(0).data();
            String hash = java.util.Base64.getEncoder().encodeToString(
                    java.security.MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));

            assertThat(form.contentSecurityPolicy().split("; ")).containsExactlyInAnyOrder("default-src 'none'",
                    "script-src 'sha256-" + hash + "'",
                    "frame-ancestors 'none'", "base-uri 'none'");
        }
    }

    /** As browsers write it in {@code event.origin}: {@code session_state} is made of it, and CSP compares with it. */
    @ParameterizedTest
    @CsvSource({
            "https://shop.example/cb?a=b, https://shop.example",
            "http://localhost:56668/index.html, http://localhost:56668",
            "http://[::1]:8000/cb, http://[::1]:8000",
            "https://shop.example:8443, https://shop.example:8443",
            "https://shop.example:443/cb, https://shop.example",
            "http://127.0.0.1:80/cb, http://127.0.0.1",
            "HTTPS://Shop.Example/cb, https://shop.example",
            "https://me@shop.example/cb, https://shop.example",
            "com.example.app:/cb, com.example.app:"})
    void l8_theOriginIsWrittenAsBrowsersDo(String redirectUri, String origin) {
        assertThat(address(Encodings.QUERY, redirectUri, null).origin()).isEqualTo(origin);
    }

    @Nested
    class IsMade {

        private final Client two = Client.builder("two").redirectUris("https://a.example/", "https://b.example/").build();
        private final Client one = Client.builder("one").redirectUris("https://a.example/").build();

        @Test
        void h12_forARegisteredAddressOnly() {
            assertThat(RedirectUris.verify(two, Optional.of("https://b.example/"), false, Encodings.QUERY, null).redirectUri())
                    .isEqualTo("https://b.example/");
            assertThatThrownBy(() -> RedirectUris.verify(two, Optional.of("https://b.example"), false, Encodings.QUERY, null))
                    .isInstanceOf(Refused.class);
        }

        @Test
        void s3_withoutOneForTheOnlyRegisteredWhereThatIsAllowed() {
            assertThat(RedirectUris.verify(one, Optional.empty(), true, Encodings.QUERY, null).redirectUri())
                    .isEqualTo("https://a.example/");
            assertThatThrownBy(() -> RedirectUris.verify(one, Optional.empty(), false, Encodings.QUERY, null))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> RedirectUris.verify(two, Optional.empty(), true, Encodings.QUERY, null))
                    .isInstanceOf(Refused.class);
        }
    }

    private static ReturnAddress address(ResponseEncoding mode, String redirectUri, String state) {
        var client = Client.builder("shop").redirectUris(redirectUri).build();
        return RedirectUris.verify(client, Optional.of(redirectUri), false, mode, state);
    }

    private static String location(ResponseEncoding mode, String redirectUri, String state) {
        return ((Redirect) address(mode, redirectUri, state).answer(CODE, ISSUER)).location();
    }

    private static Page form(String state) {
        return (Page) address(Encodings.FORM_POST, "https://shop.example/cb?a=b", state)
                .answer(new LinkedHashMap<>(CODE), ISSUER);
    }
}

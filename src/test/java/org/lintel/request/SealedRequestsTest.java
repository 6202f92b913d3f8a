package org.lintel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.browser.CookieJar;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.flow.App;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Parameters;
import org.lintel.secret.Handles;
import org.lintel.secret.Keys;

class SealedRequestsTest {

    private static final SealedRequests.Asked ASKED = new SealedRequests.Asked(Handles.random(16), "shop",
            new LinkedHashMap<>(Map.of("scope", "openid api", "state", "x&y=z \"\\\n ä €")),
            List.of(), Instant.parse("2030-01-01T12:00:00.123456Z"));

    @TempDir
    Path directory;

    private Configured configured;
    private CookieJar browser;
    private SealedRequests requests;

    @BeforeEach
    void configure() {
        configured = Configured.with(Setting.DIRECTORY, directory.toString());
        browser = new CookieJar(configured);
        requests = of(browser);
    }

    @AfterEach
    void restore() {
        configured.close();
    }

    @Test
    void x40_comesOutAsItWentIn() {
        String id = requests.seal(ASKED);
        assertThat(requests.open(id)).contains(ASKED);
        assertThat(id).matches("[A-Za-z0-9_-]+").doesNotContain("shop");
        assertThat(requests.seal(ASKED)).as("sealed again").isNotEqualTo(id);
        browser.nextRequest();
        assertThat(of(browser).open(id)).contains(ASKED);
    }

    /** "Multiple resource parameters MAY be used" (RFC 8707 §2). */
    @Test
    void everyValueOfAParameterThatMayRepeatComesOut() {
        var several = new LinkedHashMap<String, List<String>>(Map.of("state", List.of("x")));
        several.put("resource", List.of("https://a.example/", "https://b.example/"));
        String id = requests.seal(SealedRequests.Asked.of("handle", "shop", new Parameters(several), Instant.now()));
        assertThat(requests.open(id)).hasValueSatisfying(asked -> assertThat(asked.all().values()).isEqualTo(several));
    }

    /** As it was sealed before there were such: a request that waits while a new version takes over. */
    @Test
    void oneWithoutSuchParametersIsReadToo() {
        var asked = RecordJson.read(SealedRequests.Asked.class, JsonText.read("{\"handle\":\"h\",\"clientId\":\"shop\","
                + "\"parameters\":{\"state\":\"x\"},\"askedAt\":\"2030-01-01T12:00:00Z\"}"), null, "request");
        assertThat(asked.all().values()).isEqualTo(Map.of("state", List.of("x")));
    }

    @Test
    void x40_inAnotherBrowserItIsNone() {
        String id = requests.seal(ASKED);
        var other = of(new CookieJar(configured));
        assertThat(other.open(id)).isEmpty();
        other.seal(ASKED);
        assertThat(other.open(id)).isEmpty();
    }

    @Test
    void x40_forAnotherIssuerItIsNone() {
        String id = requests.seal(ASKED);
        try (Configured elsewhere = Configured.with(Setting.ISSUER, "http://localhost:8080/elsewhere")) {
            var other = of(browser);
            other.issuer = elsewhere.issuer();
            assertThat(other.open(id)).isEmpty();
        }
    }

    @Test
    void x40_whoChangesAnythingHasNone() {
        String id = requests.seal(ASKED);
        for (int i = 0; i < id.length() - 1; i++) {
            String changed = id.substring(0, i) + (id.charAt(i) == 'A' ? 'B' : 'A') + id.substring(i + 1);
            assertThat(requests.open(changed)).as("changed at " + i).isEmpty();
        }
        for (String none : new String[] {"", "A", "AAAA", "%", id.substring(1), id.substring(0, id.length() - 4), id + "AAAA"}) {
            assertThat(requests.open(none)).isEmpty();
        }
        assertThat(requests.open(null)).isEmpty();
    }

    /** It stands in an address: about as long as the request itself. */
    @Test
    void x40_isNotMuchLongerThanTheRequest() {
        String query = App.WEB_SHOP.authorizeAddress();
        String id = requests
                .seal(new SealedRequests.Asked(Handles.random(16), "web-shop", App.WEB_SHOP.parameters(), List.of(), Instant.now()));
        assertThat(id.length()).isLessThan(query.length() + 250);
    }

    private SealedRequests of(CookieJar jar) {
        var sealed = new SealedRequests();
        sealed.cookies = jar.cookies();
        sealed.issuer = configured.issuer();
        sealed.key = Keys.of(configured);
        return sealed;
    }
}

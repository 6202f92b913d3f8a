package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
            "same-origin, ,                     true",
            "none,        ,                     true",
            "same-site,   ,                     false",
            "cross-site,  ,                     false",
            "cross-site,  https://id.example,   false",
            "same-origin, https://evil.example, true",
            "garbage,     ,                     false",
            ",            https://id.example,   true",
            ",            null,                 true",
            ",            ,                     true",
            ",            https://evil.example, false",
            ",            http://id.example,    false",
            ",            https://id.example.evil.example, false",
            ",            https://id.example:8443, false"})
    void s15_holdsAsFarAsTheBrowserSays(String fetchSite, String origin, boolean holds) {
        var request = Request.from("127.0.0.1");
        if (fetchSite != null) {
            request.header("Sec-Fetch-Site", fetchSite);
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        var sameOrigin = new SameOrigin();
        sameOrigin.request = request.servlet();
        try (var configured = Configured.with(Setting.ISSUER, "https://id.example/tenant")) {
            sameOrigin.issuer = configured.issuer();
        }
        assertThat(sameOrigin.holds()).isEqualTo(holds);
    }
}

package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectDifferenceTest {

    private static final List<String> REGISTERED = List.of("https://shop.example/callback", "https://shop.example:8443/callback?tenant=a",
            "com.example.app:/done", "https://other.example/");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "https://shop.example/callback/ | https://shop.example/callback: the path has a slash too much at its end",
            "http://shop.example/callback | https://shop.example/callback: the scheme is http and not https",
            "https://www.shop.example/callback | https://shop.example/callback: the host is www.shop.example and not shop.example",
            "https://shop.example:444/callback | https://shop.example/callback: the port 444 is too much",
            "https://shop.example/Callback | https://shop.example/callback: the path is /Callback and not /callback, which differs in upper and lower case only",
            "https://shop.example/callback?x=1 | https://shop.example/callback: the query x=1 is too much",
            "https://shop.example/callback#a | https://shop.example/callback: the fragment a is too much",
            "https://shop.example:8443/callback?tenant=b | https://shop.example:8443/callback?tenant=a: the query is tenant=b and not tenant=a",
            "https://shop.example:8443/callback | https://shop.example:8443/callback?tenant=a: the query tenant=a is missing",
            "https://other.example | https://other.example/: the path / is missing",
            "http://shop.example/cb | https://shop.example/callback: the scheme is http and not https; the path is /cb and not /callback",
            "com.example.app:/done/ | com.example.app:/done: the path has a slash too much at its end"})
    void theNearestIsNamedWithWhatDiffers(String sent, String difference) {
        assertThat(RedirectDifference.of(sent, REGISTERED)).contains("nearest is " + difference);
    }

    @Test
    void aSlashThatIsMissingIsNamed() {
        assertThat(RedirectDifference.of("https://a.example/b", List.of("https://a.example/b/")))
                .contains("nearest is https://a.example/b/: the path lacks the slash at its end");
    }

    @Test
    void s19_whatIsNoAddressIsNotRepeated() {
        assertThat(RedirectDifference.of("https://shop.example/\n{x}", REGISTERED)).contains("what came is not an address");
        assertThat(RedirectDifference.of("https://shop.example/callback", List.of())).isEmpty();
    }
}

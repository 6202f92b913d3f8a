package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.model.Client;
import org.lintel.spec.Duty;

/** Which addresses a native program may be sent back to (RFC 8252). */
class RedirectUrisTest {

    private static final Client NATIVE = Client.builder("native").requireClientSecret(false).allowedScopes("openid")
            .redirectUris("http://127.0.0.1/callback", "http://[::1]/callback", "http://127.0.0.1:7000/fixed", "http://localhost/callback",
                    "https://127.0.0.1/callback", "com.example.app:/callback", "http://127.0.0.1/with?a=b")
            .build();

    @Duty({"RFC 8252 7.1 private-schemes", "RFC 8252 7.2 claimed-https", "RFC 8252 7.3 any-port", "RFC 8252 8.3 loopback-literal"})
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/callback", "http://127.0.0.1:1/callback", "http://127.0.0.1:51004/callback",
            "http://[::1]:61023/callback", "http://[::1]/callback", "http://127.0.0.1:7000/fixed", "http://127.0.0.1:80/callback",
            "http://127.0.0.1:9/with?a=b", "http://localhost/callback", "com.example.app:/callback", "https://127.0.0.1/callback"})
    void x45_aLoopbackAddressMayHaveAnyPort(String uri) {
        assertThat(RedirectUris.registered(NATIVE, uri)).isTrue();
    }

    @Duty({"RFC 8252 8.4 exact", "RFC 8252 8.3 loopback-literal"})
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:51004/callback", "https://127.0.0.1:51004/callback", "http://127.0.0.1:7001/fixed",
            "http://127.0.0.1/fixed", "http://127.0.0.1:51004/callback/", "http://127.0.0.1:51004/other",
            "http://127.0.0.1:51004/callback?x",
            "http://127.0.0.1:51004/callback#x", "http://127.0.0.1:051004/callback", "http://127.0.0.1:0/callback",
            "http://127.0.0.1:/callback",
            "http://127.0.0.1:510041/callback", "http://127.0.0.1:-1/callback", "http://127.0.0.1:1@evil.example/callback",
            "http://127.0.0.1:1.evil.example/callback", "http://127.0.0.2:51004/callback", "http://127.1:51004/callback",
            "http://[::1]:1@evil.example/callback", "http://[0:0:0:0:0:0:0:1]:1/callback", "HTTP://127.0.0.1:1/callback",
            "http://127.0.0.1:51004\\callback", "http://127.0.0.1:51004/callback\n", "http://user@127.0.0.1:51004/callback",
            "com.example.app:80/callback", "http://127x0x0x1:51004/callback"})
    void x45_everythingElseStaysExact(String uri) {
        assertThat(RedirectUris.registered(NATIVE, uri)).isFalse();
    }
}

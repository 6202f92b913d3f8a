package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;

class PeerTest {

    private static final String PROXIES = "10.0.0.1, 10.0.1.0/24";

    @Nested
    class WithoutTrustedProxies {

        private final Peer peer = peer("");

        @Test
        void t13_isWhoConnectedWhateverTheHeadersSay() {
            assertThat(peer.address(Request.from("203.0.113.5").header("X-Forwarded-For", "127.0.0.1").servlet())).isEqualTo("203.0.113.5");
        }

        @Test
        void t13_isNotSecureBecauseAHeaderSaysSo() {
            assertThat(peer.secure(Request.from("203.0.113.5").header("X-Forwarded-Proto", "https").servlet())).isFalse();
            assertThat(peer.secure(Request.from("127.0.0.1").header("X-Forwarded-Proto", "https").servlet())).isFalse();
        }

        @Test
        void isSecureByTls() {
            assertThat(peer.secure(Request.from("203.0.113.5").secure().servlet())).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "0:0:0:0:0:0:0:1"})
        void h2_isLoopbackOnThisMachine(String address) {
            assertThat(peer.loopback(Request.from(address).servlet())).isTrue();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"10.0.0.1", "203.0.113.5", "::2", "localhost"})
        void h2_isNotLoopbackElsewhere(String address) {
            assertThat(peer.loopback(Request.from(address).servlet())).isFalse();
        }
    }

    @Nested
    class BehindTrustedProxies {

        private final Peer peer = peer(PROXIES);

        @ParameterizedTest
        @CsvSource(delimiter = ';', value = {
                "203.0.113.5;                          203.0.113.5",
                "203.0.113.5, 10.0.1.7;                203.0.113.5",
                "127.0.0.1, 203.0.113.5;               203.0.113.5",
                "10.0.0.1, 203.0.113.5, 10.0.1.7;      203.0.113.5",
                "2001:db8::5;                          2001:db8::5",
                "unknown;                              10.0.0.1",
                "203.0.113.5, evil.example;            10.0.0.1",
                "203.0.113.5:1234;                     10.0.0.1"})
        void u2_isTheLastAddressThatIsNoProxyItself(String forwarded, String address) {
            assertThat(peer.address(Request.from("10.0.0.1").header("X-Forwarded-For", forwarded).servlet())).isEqualTo(address);
        }

        @Test
        void isTheProxyIfItSaysNothing() {
            assertThat(peer.address(Request.from("10.0.0.1").servlet())).isEqualTo("10.0.0.1");
        }

        @Test
        void t13_isNotBelievedFromAnybodyElse() {
            assertThat(peer.address(Request.from("10.0.2.1").header("X-Forwarded-For", "203.0.113.5").servlet())).isEqualTo("10.0.2.1");
            assertThat(peer.secure(Request.from("10.0.2.1").header("X-Forwarded-Proto", "https").servlet())).isFalse();
        }

        /** HAProxy's forwardfor adds a header of its own behind the one that the browser made up. */
        @Test
        void u2_isNotWhatTheBrowserMadeUpWhereTheProxyAddsAHeader() {
            var request = Request.from("10.0.0.1").header("X-Forwarded-For", "127.0.0.1").header("X-Forwarded-For", "203.0.113.5");
            assertThat(peer.address(request.servlet())).isEqualTo("203.0.113.5");
        }

        @Test
        void h2_isNotSecureIfOnlyTheBrowserSaysSo() {
            var request = Request.from("10.0.0.1").header("X-Forwarded-Proto", "https").header("X-Forwarded-Proto", "http");
            assertThat(peer.secure(request.servlet())).isFalse();
            assertThat(peer.secure(Request.from("10.0.0.1").header("X-Forwarded-Proto", "https, http").servlet())).isFalse();
            assertThat(peer.secure(Request.from("10.0.0.1").header("X-Forwarded-Proto", "https, https").servlet())).isTrue();
        }

        @Test
        void isSecureIfTheProxySaysSo() {
            assertThat(peer.secure(Request.from("10.0.1.9").header("X-Forwarded-Proto", "HTTPS").servlet())).isTrue();
            assertThat(peer.secure(Request.from("10.0.1.9").header("X-Forwarded-Proto", "http").servlet())).isFalse();
            assertThat(peer.secure(Request.from("10.0.1.9").servlet())).isFalse();
        }
    }

    @Test
    void h2_behindALocalProxyIsLoopbackOnlyIfTheBrowserIs() {
        var peer = peer("127.0.0.1");

        assertThat(peer.loopback(Request.from("127.0.0.1").header("X-Forwarded-For", "203.0.113.5").servlet())).isFalse();
        assertThat(peer.loopback(Request.from("127.0.0.1").header("X-Forwarded-For", "127.0.0.1").servlet())).isTrue();
    }

    private static Peer peer(String proxies) {
        try (var configured = Configured.with(Setting.TRUSTED_PROXIES, proxies)) {
            var peer = new Peer();
            peer.settings = configured.settings();
            peer.readProxies();
            return peer;
        }
    }
}

package org.lintel.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.Configured;
import org.lintel.config.Networks;
import org.lintel.config.Setting;

class RemoteAddressTest {

    private static final String PROXIES = "10.0.0.1, 10.0.1.0/24";

    @Nested
    class WithoutTrustedProxies {

        private final RemoteAddress remoteAddress = peer("");

        @Test
        void t13_isWhoConnectedWhateverTheHeadersSay() {
            assertThat(remoteAddress.address(Request.from("203.0.113.5").header("X-Forwarded-For", "127.0.0.1").servlet()))
                    .isEqualTo("203.0.113.5");
        }

        @Test
        void t13_isNotSecureBecauseAHeaderSaysSo() {
            assertThat(remoteAddress.secure(Request.from("203.0.113.5").header("X-Forwarded-Proto", "https").servlet())).isFalse();
            assertThat(remoteAddress.secure(Request.from("127.0.0.1").header("X-Forwarded-Proto", "https").servlet())).isFalse();
        }

        @Test
        void isSecureByTls() {
            assertThat(remoteAddress.secure(Request.from("203.0.113.5").secure().servlet())).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "::1", "0:0:0:0:0:0:0:1"})
        void h2_isLoopbackOnThisMachine(String address) {
            assertThat(remoteAddress.loopback(Request.from(address).servlet())).isTrue();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"10.0.0.1", "203.0.113.5", "::2", "localhost"})
        void h2_isNotLoopbackElsewhere(String address) {
            assertThat(remoteAddress.loopback(Request.from(address).servlet())).isFalse();
        }
    }

    /** Who asks from nearby and for nobody else. */
    @Nested
    class Directly {

        private final Networks networks = Networks.of("10.2.0.0/16", "2001:db8::/32");

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "::1", "10.2.3.4", "2001:db8::7"})
        void a5_fromThisMachineOrTheNetworks(String address) {
            assertThat(asks(Request.from(address))).isTrue();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"10.3.0.1", "203.0.113.5", "2001:db9::7", "localhost", "10.0.0.1"})
        void a5_notFromElsewhere(String address) {
            assertThat(asks(Request.from(address))).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"})
        void a5_notThroughAProxyWhoeverItIs(String header) {
            assertThat(asks(Request.from("127.0.0.1").header(header, "127.0.0.1"))).isFalse();
            assertThat(asks(Request.from("10.2.3.4").header(header, ""))).isFalse();
            assertThat(asks(Request.from("10.0.0.1").header(header, "10.2.3.4"))).isFalse();
        }

        private boolean asks(Request request) {
            RemoteAddress remoteAddress = peer(PROXIES);
            remoteAddress.current = request.servlet();
            return remoteAddress.directlyFrom(networks);
        }
    }

    @Nested
    class BehindTrustedProxies {

        private final RemoteAddress remoteAddress = peer(PROXIES);

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
            assertThat(remoteAddress.address(Request.from("10.0.0.1").header("X-Forwarded-For", forwarded).servlet())).isEqualTo(address);
        }

        @Test
        void isTheProxyIfItSaysNothing() {
            assertThat(remoteAddress.address(Request.from("10.0.0.1").servlet())).isEqualTo("10.0.0.1");
        }

        @Test
        void t13_isNotBelievedFromAnybodyElse() {
            assertThat(remoteAddress.address(Request.from("10.0.2.1").header("X-Forwarded-For", "203.0.113.5").servlet()))
                    .isEqualTo("10.0.2.1");
            assertThat(remoteAddress.secure(Request.from("10.0.2.1").header("X-Forwarded-Proto", "https").servlet())).isFalse();
        }

        /** HAProxy's forwardfor adds a header of its own behind the one that the browser made up. */
        @Test
        void u2_isNotWhatTheBrowserMadeUpWhereTheProxyAddsAHeader() {
            var request = Request.from("10.0.0.1").header("X-Forwarded-For", "127.0.0.1").header("X-Forwarded-For", "203.0.113.5");
            assertThat(remoteAddress.address(request.servlet())).isEqualTo("203.0.113.5");
        }

        @Test
        void h2_isNotSecureIfOnlyTheBrowserSaysSo() {
            var request = Request.from("10.0.0.1").header("X-Forwarded-Proto", "https").header("X-Forwarded-Proto", "http");
            assertThat(remoteAddress.secure(request.servlet())).isFalse();
            assertThat(remoteAddress.secure(Request.from("10.0.0.1").header("X-Forwarded-Proto", "https, http").servlet())).isFalse();
            assertThat(remoteAddress.secure(Request.from("10.0.0.1").header("X-Forwarded-Proto", "https, https").servlet())).isTrue();
        }

        @Test
        void isSecureIfTheProxySaysSo() {
            assertThat(remoteAddress.secure(Request.from("10.0.1.9").header("X-Forwarded-Proto", "HTTPS").servlet())).isTrue();
            assertThat(remoteAddress.secure(Request.from("10.0.1.9").header("X-Forwarded-Proto", "http").servlet())).isFalse();
            assertThat(remoteAddress.secure(Request.from("10.0.1.9").servlet())).isFalse();
        }
    }

    @Test
    void h2_behindALocalProxyIsLoopbackOnlyIfTheBrowserIs() {
        var remoteAddress = peer("127.0.0.1");

        assertThat(remoteAddress.loopback(Request.from("127.0.0.1").header("X-Forwarded-For", "203.0.113.5").servlet())).isFalse();
        assertThat(remoteAddress.loopback(Request.from("127.0.0.1").header("X-Forwarded-For", "127.0.0.1").servlet())).isTrue();
    }

    private static RemoteAddress peer(String proxies) {
        try (var configured = Configured.with(Setting.TRUSTED_PROXIES, proxies)) {
            var remoteAddress = new RemoteAddress();
            remoteAddress.settings = configured.settings();
            remoteAddress.readProxies();
            return remoteAddress;
        }
    }
}

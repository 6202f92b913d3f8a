package org.lintel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
            "10.0.0.0/8,      10.0.0.1",
            "10.0.0.0/8,      10.255.255.255",
            "10.1.2.3,        10.1.2.3",
            "10.1.2.3/32,     10.1.2.3",
            "10.1.2.200/25,   10.1.2.129",
            "0.0.0.0/0,       8.8.8.8",
            "::1,             0:0:0:0:0:0:0:1",
            "2001:db8::/32,   2001:db8:ffff::1",
            "10.0.0.0/8,      ::ffff:10.0.0.1"})
    void containTheirAddresses(String network, String address) {
        assertThat(Networks.of("192.0.2.1", network).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
            "10.0.0.0/8,      11.0.0.1",
            "10.1.2.3,        10.1.2.4",
            "10.1.2.200/25,   10.1.2.127",
            "0.0.0.0/0,       ::1",
            "::/0,            10.0.0.1",
            "2001:db8::/32,   2001:db9::1"})
    void containNoOthers(String network, String address) {
        assertThat(Networks.of(network).contains(address)).isFalse();
    }

    @Test
    void containNothingWhereThereAreNone() {
        assertThat(Networks.of().contains("127.0.0.1")).isFalse();
    }

    /** A name would be looked up: whoever sends the header could make us ask a name server. */
    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"localhost", "unknown", "_hidden", "evil.example", "cafe", "1.2.3.4:80", "fe80::1%eth0", "10.0.0.1/8", "[::1]",
            ":::",
            "1:2:3:4:5:6:7:8:9", "127.0.0.1\n"})
    void takeOnlyLiteralAddresses(String text) {
        assertThat(Networks.literal(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0.0/", "10.0.0.0/x", "/8", "10.0.0.0/8/8", "*",
            "10.0.0.*"})
    void thatAreWrittenWrongAreOneSentenceThatNamesTheSetting(String text) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Networks.of(Setting.TRUSTED_PROXIES, List.of("10.0.0.1", text)))
                .withMessageStartingWith("lintel.trusted-proxies: ").withMessageContaining(text);
    }
}

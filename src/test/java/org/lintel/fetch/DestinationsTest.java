package org.lintel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.config.ConfigurationException;

class DestinationsTest {

    private final Destinations inProduction = new Destinations(List.of(), false);
    private final Destinations inDevelopment = new Destinations(List.of(), true);

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.15.255.255", "172.32.0.0", "100.63.255.255", "100.128.0.0", "169.253.255.255",
            "192.167.255.255", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "64:ff9b::8.8.8.8"})
    void publicAddressesMayBeCalled(String address) {
        assertThatCode(() -> inProduction.check("app.example", true, literal(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
            "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
            "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "fc00::1", "fd12:3456::1", "fe80::1",
            "fec0::1",
            "ff02::1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b::10.1.2.3", "64:ff9b:1::1", "2002:7f00:1::1",
            "2002:a9fe:a9fe::",
            "2002:0a00:0001::1", "2001::1", "2001:db8::1", "3fff::1", "100::1", "5f00::1", "4000::1"})
    void l6_addressesThatAreNotPublicAreRefused(String address) {
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> inProduction.check("app.example", true, literal(address)))
                .withMessageContaining("is not a public address").matches(e -> !e.passing());
    }

    @Test
    void l6_oneForbiddenAddressAmongSeveralIsEnough() {
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> inProduction.check("app.example", true, literal("8.8.8.8"), literal("10.0.0.1")))
                .withMessageStartingWith("10.0.0.1 ");
    }

    @Test
    void thisMachineMayBeCalledInDevelopmentAndNothingElseThatIsPrivate() {
        assertThatCode(() -> inDevelopment.check("localhost", false, literal("127.0.0.1"), literal("::1"))).doesNotThrowAnyException();
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> inDevelopment.check("app.example", true, literal("10.0.0.1")));
        assertThatExceptionOfType(FetchException.class)
                .isThrownBy(() -> inDevelopment.check("app.example", true, literal("169.254.169.254")));
    }

    @Test
    void httpStaysOnThisMachine() {
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> inDevelopment.check("app.example", false, literal("8.8.8.8")))
                .withMessageStartingWith("http is for development");
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> inProduction.check("app.example", false, literal("8.8.8.8")))
                .withMessageStartingWith("http is for development");
    }

    @ParameterizedTest
    @CsvSource({
            "10.1.0.0/16,       other.example,  10.1.2.3",
            "10.1.2.3,          other.example,  10.1.2.3",
            "127.0.0.1,         localhost,      127.0.0.1",
            "fd00::/8,          other.example,  fd00::1",
            "app.intra.example, app.intra.example, 192.168.1.1",
            "App.Intra.Example., app.intra.example, 192.168.1.1",
            "intranet,          intranet,       192.168.1.1"})
    void whatTheOperatorAllowedMayBeCalled(String allowed, String host, String address) {
        var destinations = new Destinations(List.of("192.0.2.7", allowed), false);
        assertThatCode(() -> destinations.check(host, true, literal(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
            "10.1.0.0/16,       other.example,      10.2.2.3",
            "app.intra.example, b.app.intra.example, 192.168.1.1",
            "app.intra.example, intra.example,      192.168.1.1",
            "10.1.0.0/16,       10.1.0.0,           169.254.169.254"})
    void andNothingBeside(String allowed, String host, String address) {
        var destinations = new Destinations(List.of(allowed), false);
        assertThatExceptionOfType(FetchException.class).isThrownBy(() -> destinations.check(host, true, literal(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "*.example", "https://app.example", "app.example:8443", "app example", "app_1.example",
            "10.0.0.*", "."})
    void aWrongSettingIsOneSentenceThatNamesIt(String allowed) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> new Destinations(List.of(allowed), false))
                .withMessageStartingWith("lintel.outbound.allow: ").withMessageContaining(allowed);
    }

    @ParameterizedTest
    @CsvSource({"localhost., localhost", "APP.Example, app.example", "[::1], ::1"})
    void aHostIsComparedByItsName(String written, String name) {
        assertThat(Destinations.name(written)).isEqualTo(name);
    }

    private static InetAddress literal(String address) throws UnknownHostException {
        return InetAddress.getByName(address);
    }
}

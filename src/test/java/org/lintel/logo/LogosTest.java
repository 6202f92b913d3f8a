package org.lintel.logo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.fetch.FetchException;
import org.lintel.fetch.Fetched;
import org.lintel.fetch.GuardedHttp;

class LogosTest {

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");

    private final Host host = new Host();
    private final Logos logos = new Logos();

    /** Where the logos are. */
    private static final class Host extends GuardedHttp {

        private final CountDownLatch entered = new CountDownLatch(Logos.AT_ONCE);
        private final CountDownLatch open = new CountDownLatch(1);
        private String document = PNG;
        private String type = "image/png";
        private int fetches;

        @Override
        public Fetched get(URI address) throws FetchException {
            fetches++;
            if (address.getHost().equals("slow.example")) {
                entered.countDown();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (document == null) {
                throw FetchException.answered(503);
            }
            return new Fetched(document.getBytes(StandardCharsets.ISO_8859_1), type);
        }
    }

    @BeforeEach
    void prepare() {
        logos.http = host;
        at(Duration.ZERO);
    }

    private void at(Duration later) {
        logos.clock = Clock.fixed(NOW.plus(later), ZoneOffset.UTC);
    }

    @Test
    void x73_aLogoIsFetchedOnceADay() {
        for (int i = 0; i < 3; i++) {
            assertThat(logos.at("https://a.example/logo").orElseThrow().type()).isEqualTo("image/png");
        }
        assertThat(host.fetches).isEqualTo(1);
        at(Logos.FRESH);
        assertThat(logos.at("https://a.example/logo")).isPresent();
        assertThat(host.fetches).isEqualTo(2);
    }

    @Test
    void x73_oneThatCannotBeFetchedIsTriedAgainLater() {
        host.document = null;
        assertThat(logos.at("https://a.example/logo")).isEmpty();
        assertThat(logos.at("https://a.example/logo")).isEmpty();
        assertThat(host.fetches).isEqualTo(1);
        host.document = PNG;
        at(Logos.PAUSE);
        assertThat(logos.at("https://a.example/logo")).isPresent();
    }

    @Test
    void x73_theOneBeforeHoldsWhileItsHostIsAway() {
        assertThat(logos.at("https://a.example/logo")).isPresent();
        host.document = null;
        at(Logos.FRESH);
        assertThat(logos.at("https://a.example/logo")).isPresent();
        assertThat(logos.at("https://a.example/logo")).isPresent();
        assertThat(host.fetches).isEqualTo(2);
    }

    /** The bytes say what it is, not the server; SVG is the exception. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            GIF89a..., text/html, image/gif
            RIFF....WEBPVP8, , image/webp
            <svg/>, image/svg+xml; charset=utf-8, image/svg+xml
            <script>, image/png,
            <svg/>, text/html,
            '', image/png,
            """)
    void x73_onlyAPictureIsALogo(String document, String type, String told) {
        host.document = document;
        host.type = type;
        assertThat(logos.at("https://a.example/logo").map(Logo::type).orElse(null)).isEqualTo(told);
    }

    @Test
    void x73_slowHostsHoldFourThreadsAndNoMore() throws InterruptedException {
        Thread[] waiting = new Thread[Logos.AT_ONCE];
        for (int i = 0; i < waiting.length; i++) {
            String address = "https://slow.example/" + i;
            waiting[i] = new Thread(() -> logos.at(address));
            waiting[i].start();
        }
        host.entered.await();
        assertThat(logos.at("https://a.example/logo")).isEmpty();
        host.open.countDown();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(logos.at("https://a.example/logo")).isPresent();
    }
}

package org.lintel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Patience;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.spec.Duty;
import org.lintel.usage.EventCounts;

/** Lists of redirect URIs: what they have to have, and how often they are fetched. */
class SectorsTest {

    private static final String LIST = "https://sector.example/list";
    private static final Client CLIENT = client("https://a.example/callback", "https://b.example/callback");

    private final Sectors sectors = new Sectors();
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Publisher http = new Publisher(LIST);

    @BeforeEach
    void begin() {
        sectors.http = http;
        sectors.counts = new EventCounts();
        http.published = "[\"https://a.example/callback\", \"https://b.example/callback\", \"https://c.example/\"]";
        sectors.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        sectors.begin();
    }

    @Duty("Core 8.1 sector")
    @Test
    void everyRedirectUriHasToBeThere() {
        sectors.check(CLIENT);
        assertThat(refused(client("https://a.example/callback", "https://d.example/"))).isEqualTo(OAuthError.UNAUTHORIZED_CLIENT);
        assertThat(refused(client("https://a.example/callback/"))).isEqualTo(OAuthError.UNAUTHORIZED_CLIENT);
        assertThat(http.fetches).isEqualTo(1);
    }

    @Test
    void aListIsKeptForADayAndForAsLongAsThereIsNoOther() {
        sectors.check(CLIENT);
        now = now.plus(Duration.ofHours(23));
        sectors.check(CLIENT);
        assertThat(http.fetches).isEqualTo(1);
        now = now.plus(Duration.ofHours(1));
        http.published = null;
        sectors.check(CLIENT);
        sectors.check(CLIENT);
        assertThat(http.fetches).as("it is tried again, but not at once").isEqualTo(2);
        now = now.plus(Duration.ofMinutes(1));
        http.published = "[\"https://a.example/callback\"]";
        assertThat(refused(CLIENT)).isEqualTo(OAuthError.UNAUTHORIZED_CLIENT);
        assertThat(http.fetches).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"https://a.example/callback\"", "[1]", "[null]", "[\"https://a.example/callback\"", "[] []",
            "<html>"})
    void s12_whatIsNoListIsNoListYet(String document) {
        http.published = document.isEmpty() ? null : document;
        assertThat(refused(CLIENT)).isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE);
        assertThat(refused(CLIENT)).isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE);
        assertThat(http.fetches).isEqualTo(1);
        now = now.plus(Duration.ofMinutes(1));
        http.published = "[\"https://a.example/callback\", \"https://b.example/callback\"]";
        sectors.check(CLIENT);
    }

    /** While one waits for a slow address, those who know a list go on, and those who know none are told so. */
    @Test
    void s12_aSlowAddressHoldsOneThread() throws Exception {
        http.slow = new CountDownLatch(1);
        var one = CompletableFuture.runAsync(() -> sectors.check(CLIENT));
        Patience.until(() -> http.fetches, count -> count == 1);
        assertTimeout(Duration.ofSeconds(4), () -> assertThat(refused(CLIENT)).isEqualTo(OAuthError.TEMPORARILY_UNAVAILABLE));
        http.slow.countDown();
        one.get();
        now = now.plus(Duration.ofDays(1));
        http.slow = new CountDownLatch(1);
        var again = CompletableFuture.runAsync(() -> sectors.check(CLIENT));
        Patience.until(() -> http.fetches, count -> count == 2);
        assertTimeout(Duration.ofSeconds(1), () -> sectors.check(CLIENT));
        http.slow.countDown();
        again.get();
    }

    @Test
    void aClientWithoutAListNeedsNone() {
        assertThatCode(() -> sectors.check(Client.builder("shop").redirectUris("https://d.example/").build())).doesNotThrowAnyException();
        assertThat(http.fetches).isZero();
    }

    private OAuthError refused(Client client) {
        return catchThrowableOfType(OAuthException.class, () -> sectors.check(client)).error();
    }

    private static Client client(String... redirectUris) {
        return Client.builder("shop").redirectUris(redirectUris).subjectType(Client.SubjectType.PAIRWISE).sectorIdentifierUri(LIST).build();
    }
}

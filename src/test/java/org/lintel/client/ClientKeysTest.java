package org.lintel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lintel.client.Assertions.KEYS;
import static org.lintel.client.Assertions.claims;
import static org.lintel.client.Assertions.signed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.nimbusds.jose.jwk.JWKSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.jose.SignedJwt;
import org.lintel.model.Client;
import org.lintel.model.ClientCredentials;
import org.lintel.model.OAuthException;
import org.lintel.spec.Duty;
import org.lintel.usage.EventCounts;

/** Keys that clients publish themselves: how often they are fetched, and what holds while they cannot be. */
class ClientKeysTest {

    private static final SignedJwt BY_RSA = SignedJwt.parse(signed("rsa", "RS256", claims()));
    private static final SignedJwt BY_EC = SignedJwt.parse(signed("p256", "ES256", claims()));
    private static final ClientCredentials CLIENT = Client.builder("client").tokenEndpointAuthMethods("private_key_jwt")
            .jwksUri("https://client.example/jwks").build().credentials();

    private final ClientKeys keys = new ClientKeys();
    private final List<String> notFetched = new ArrayList<>();
    private final EventCounts counts = new EventCounts() {

        @Override
        public void notFetched(String address) {
            notFetched.add(address);
        }
    };
    private Instant now = Assertions.NOW;
    private final Publisher http = new Publisher(CLIENT.jwksUri());

    @BeforeEach
    void begin() {
        keys.http = http;
        keys.counts = counts;
        keys.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        keys.begin();
        publish("rsa");
    }

    @Test
    void t8_theyAreKeptForTenMinutes() {
        for (int i = 0; i < 20; i++) {
            assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
            pass(Duration.ofSeconds(29));
        }
        assertThat(http.fetches).isEqualTo(1);
        pass(Duration.ofSeconds(30));
        assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
        assertThat(http.fetches).isEqualTo(2);
    }

    @Duty("Core 10.1.1 rotation")
    @Test
    void t8_aNewKeyIsSeenAtOnceButStrangersCauseOneFetchAMinute() {
        assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
        pass(Duration.ofMinutes(1));
        publish("p256");
        assertThat(keys.verify(CLIENT, BY_EC)).isTrue();
        assertThat(http.fetches).isEqualTo(2);
        for (int i = 0; i < 59; i++) {
            assertThat(keys.verify(CLIENT, BY_RSA)).as("the old key is gone").isFalse();
            pass(Duration.ofSeconds(1));
        }
        assertThat(http.fetches).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(keys.verify(CLIENT, BY_RSA)).isFalse();
        assertThat(http.fetches).isEqualTo(3);
    }

    @Test
    void t8_whileTheyAreAwayTheKnownOnesHoldForAnHour() {
        assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
        http.published = null;
        pass(Duration.ofMinutes(59));
        assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
        assertThat(keys.verify(CLIENT, BY_EC)).isFalse();
        assertThat(http.fetches).isEqualTo(2);
        pass(Duration.ofMinutes(1));
        refused("it answered 503");
        publish("rsa");
        pass(Duration.ofMinutes(1));
        assertThat(keys.verify(CLIENT, BY_RSA)).isTrue();
    }

    @Test
    void t8_anAddressThatFailsIsAskedOnceAMinute() {
        http.published = null;
        for (int i = 0; i < 60; i++) {
            refused("it answered 503");
            pass(Duration.ofSeconds(1));
        }
        assertThat(http.fetches).isEqualTo(1);
        refused("it answered 503");
        assertThat(http.fetches).isEqualTo(2);
        assertThat(notFetched).as("told to operators").containsExactly(CLIENT.jwksUri(), CLIENT.jwksUri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{}", "{\"keys\":1}", "{\"keys\":[1]}", "{\"keys\":[],\"keys\":[]}"})
    void t8_whatIsNoKeySetIsRefused(String text) {
        http.published = text;
        refused("it is ");
    }

    @Test
    void t8_aKeySetHasLimits() {
        http.published = "{\"keys\":[" + "{},".repeat(50) + "{}]}";
        refused("more than 50 keys");
    }

    @Test
    void t8_manyAtOnceCauseOneFetch() throws Exception {
        http.slow = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> outcomes = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit((Callable<Boolean>) () -> keys.verify(CLIENT, BY_RSA))).toList();
            while (http.fetches == 0) {
                Thread.onSpinWait();
            }
            http.slow.countDown();
            for (Future<Boolean> outcome : outcomes) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(http.fetches).isEqualTo(1);
    }

    @Test
    void t8_aClientWithoutKeysHasNone() {
        assertThat(keys.verify(Client.builder("client").build().credentials(), BY_RSA)).isFalse();
        assertThat(keys.verify(Client.builder("client").jwks(Map.of("keys", List.of())).build().credentials(), BY_RSA)).isFalse();
    }

    private void refused(String reason) {
        assertThatExceptionOfType(OAuthException.class).isThrownBy(() -> keys.verify(CLIENT, BY_RSA))
                .satisfies(e -> assertThat(e.reason()).startsWith("the keys of the client cannot be fetched").contains(reason));
    }

    private void publish(String kid) {
        http.published = new JWKSet(KEYS.getKeyByKeyId(kid)).toString();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}

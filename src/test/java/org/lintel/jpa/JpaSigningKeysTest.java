package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.SigningKey;
import org.lintel.secret.Keys;
import org.lintel.test.DatabaseServer;

/** Signing keys that change by themselves, on several nodes with one database. */
class JpaSigningKeysTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String KEY = serverKey('1');

    private Instant now = START;

    @BeforeEach
    void forgetTheKeys() {
        for (DatabaseServer server : DatabaseServer.all()) {
            Stores.on(server).write(entities -> entities.createQuery("delete from SigningKeyRow").executeUpdate());
        }
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void theFirstKeysAreThereAtOnceAndSign(DatabaseServer server) throws Exception {
        List<SigningKey> keys = node(server, KEY).keys();

        assertThat(keys).extracting(SigningKey::algorithm).containsExactly("RS256", "ES256");
        for (SigningKey key : keys) {
            Signature signature = Signature.getInstance(key.algorithm().equals("RS256") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(key.privateKey());
            byte[] made = signature.sign();
            signature.initVerify(key.certificates().get(0));
            assertThat(signature.verify(made)).isTrue();
        }
        assertThat(node(server, KEY).keys()).as("after a restart").extracting(SigningKey::kid).isEqualTo(kids(keys));
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void nodesThatStartTogetherHaveTheSameKeys(DatabaseServer server) throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<SigningKey>>> starts = IntStream.range(0, 4).mapToObj(i -> node(server, KEY))
                    .map(node -> (Callable<List<SigningKey>>) node::keys).toList();
            for (Future<List<SigningKey>> keys : threads.invokeAll(starts)) {
                assertThat(kids(keys.get())).hasSize(2).isEqualTo(kids(node(server, KEY).keys()));
            }
        } finally {
            threads.shutdown();
        }
    }

    /** A year on two nodes that look at different times, and a client that fetches the key set once a day. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void nobodyMeetsAKeyThatWasNotPublishedADayBefore(DatabaseServer server) {
        JpaSigningKeys one = node(server, KEY);
        JpaSigningKeys other = node(server, KEY);
        List<String> published = kids(one.keys());
        String first = one.keys().get(0).kid();
        for (int day = 1; day <= 365; day++) {
            now = START.plus(Duration.ofDays(day));
            JpaSigningKeys early = day % 2 == 0 ? one : other;
            early.run();
            for (JpaSigningKeys node : List.of(one, other)) {
                assertThat(published).contains(node.keys().get(0).kid(), node.keys().get(1).kid());
                assertThat(node.keys()).extracting(SigningKey::algorithm).startsWith("RS256", "ES256").hasSizeBetween(2, 6);
                assertThat(node.keys().subList(2, node.keys().size())).allSatisfy(key -> assertThat(key.privateKey()).isNull());
            }
            published = kids(early.keys());
        }
        assertThat(published).doesNotContain(first);
        long rows = Stores.on(server).read(entities -> entities.createQuery("select count(k.id) from SigningKeyRow k", Long.class)
                .getSingleResult());
        assertThat(rows).isBetween(2L, 6L);
    }

    /** One is wanted that was not, and one is not any more: nobody who holds something that it signed is left alone. */
    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void theAlgorithmsCanBeChanged(DatabaseServer server) {
        String before = node(server, KEY).keys().get(1).kid();
        try (Configured configured = Configured.with(Setting.SIGNING_ALGORITHMS, "EdDSA, RS256")) {
            JpaSigningKeys node = node(server, KEY);

            assertThat(node.keys()).extracting(SigningKey::algorithm).containsExactly("RS256", "EdDSA", "ES256");
            assertThat(node.keys().get(1).privateKey()).isNotNull();
            assertThat(node.keys().get(2).privateKey()).isNull();
            assertThat(node.keys().get(2).kid()).isEqualTo(before);
            now = START.plus(Duration.ofDays(119));
            node.run();
            assertThat(kids(node.keys())).contains(before);
            now = START.plus(Duration.ofDays(120));
            node.run();
            assertThat(kids(node.keys())).doesNotContain(before);
        }
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void theListIsTheSameUntilSomethingChanges(DatabaseServer server) {
        JpaSigningKeys node = node(server, KEY);
        List<SigningKey> keys = node.keys();
        now = now.plusSeconds(10);
        node.run();

        assertThat(node.keys()).isSameAs(keys);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_theKeysAreSealedByTheServerKey(DatabaseServer server) {
        List<SigningKey> keys = node(server, KEY).keys();
        String stored = Stores.on(server).read(entities -> entities.createQuery("select k.data from SigningKeyRow k", String.class)
                .getResultList()).toString();
        for (SigningKey key : keys) {
            assertThat(stored).doesNotContain(Base64.getEncoder().encodeToString(key.privateKey().getEncoded()).substring(40, 80));
        }

        assertThat(kids(node(server, serverKey('2') + "," + KEY).keys())).as("during a change of the server key").isEqualTo(kids(keys));
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> node(server, serverKey('2')).keys())
                .withMessageContaining("is not the key that the signing keys in the database were sealed with");
    }

    private JpaSigningKeys node(DatabaseServer server, String key) {
        try (Configured configured = Configured.with(Setting.KEY, key)) {
            var keys = new JpaSigningKeys();
            keys.database = Stores.on(server);
            keys.issuer = Stores.ISSUER;
            keys.settings = configured.settings();
            keys.serverKey = Keys.of(configured);
            keys.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
            keys.begin();
            return keys;
        }
    }

    private static List<String> kids(List<SigningKey> keys) {
        return keys.stream().map(SigningKey::kid).toList();
    }

    private static String serverKey(char of) {
        return Base64.getEncoder().encodeToString(String.valueOf(of).repeat(32).getBytes());
    }
}

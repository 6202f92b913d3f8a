package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.KeyLife;
import org.lintel.model.SigningKey;
import org.lintel.secret.Keys;
import org.lintel.test.DatabaseServer;

/** Signing keys that an operator changes, on several nodes with one database. */
class JpaSigningKeyChangesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration ANNOUNCE = Duration.ofDays(2);
    private static final Duration KEEP = Duration.ofDays(30);

    private Instant now = START;

    @BeforeEach
    void forgetTheKeys() {
        for (DatabaseServer server : DatabaseServer.all()) {
            Stores.on(server).write(entities -> entities.createQuery("delete from SigningKeyRow").executeUpdate()
                    + entities.createQuery("delete from PastSigningKeyRow").executeUpdate());
        }
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void theNextKeyIsPublishedBeforeItSigns(DatabaseServer server) {
        JpaSigningKeys one = node(server);
        JpaSigningKeys other = node(server);
        String first = one.keys().get(0).kid();

        KeyLife next = one.rotate("RS256").orElseThrow();

        assertThat(next.signsFrom()).isEqualTo(START.plus(ANNOUNCE));
        assertThat(next.key().privateKey()).isNull();
        assertThat(one.rotate("RS256")).as("while that one waits").isEmpty();
        assertThat(one.find(first).orElseThrow().retired()).isEqualTo(START.plus(ANNOUNCE));
        assertThat(one.find(first).orElseThrow().leaves()).isEqualTo(START.plus(ANNOUNCE).plus(KEEP));
        other.run();
        for (JpaSigningKeys node : List.of(one, other)) {
            assertThat(node.keys().get(0).kid()).isEqualTo(first);
            assertThat(kids(node)).contains(next.key().kid());
        }
        now = START.plus(ANNOUNCE);
        other.run();
        assertThat(other.keys().get(0).kid()).isEqualTo(next.key().kid());
        assertThat(kids(other)).contains(first);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void aKeyForWhichNoneIsKeptIsNotMade(DatabaseServer server) {
        JpaSigningKeys node = node(server);
        assertThatIllegalArgumentException().isThrownBy(() -> node.rotate("PS512")).withMessageContaining("RS256, ES256");
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void whatIsRetiredSignsUntilItsSuccessorMayAndIsReadableForEver(DatabaseServer server) {
        JpaSigningKeys node = node(server);
        SigningKey first = node.keys().get(0);

        KeyLife retired = node.retire(first.kid()).orElseThrow();

        assertThat(retired.retired()).isEqualTo(START.plus(ANNOUNCE));
        assertThat(node.keys().get(0).kid()).as("until then").isEqualTo(first.kid());
        assertThat(node.retire(first.kid())).as("a second time").contains(retired);
        assertThat(node.keys()).hasSize(3);
        now = retired.leaves();
        node.run();
        assertThat(kids(node)).doesNotContain(first.kid());
        KeyLife past = node(server).find(first.kid()).orElseThrow();
        assertThat(past.key().publicKey()).isEqualTo(first.publicKey());
        assertThat(past.key().certificates()).isEqualTo(first.certificates());
        assertThat(past).isEqualTo(retired);
        assertThat(node.find("another")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void whatIsRetiredBeforeItsTurnNeverSigns(DatabaseServer server) {
        JpaSigningKeys node = node(server);
        String first = node.keys().get(0).kid();
        String waiting = node.rotate("RS256").orElseThrow().key().kid();

        KeyLife retired = node.retire(waiting).orElseThrow();

        assertThat(retired.leaves()).isEqualTo(START).isBefore(retired.signsFrom());
        assertThat(kids(node)).doesNotContain(waiting);
        now = START.plus(ANNOUNCE);
        node.run();
        assertThat(node.keys().get(0).kid()).isEqualTo(first);
        assertThat(node.find(first).orElseThrow().retired()).as("nobody comes after it").isNull();
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_whatIsCompromisedIsOutOfTheKeySetAtOnce(DatabaseServer server) {
        JpaSigningKeys one = node(server);
        JpaSigningKeys other = node(server);
        String first = one.keys().get(0).kid();
        other.run();
        now = START.plusSeconds(5);

        KeyLife withdrawn = one.withdraw(first).orElseThrow();

        assertThat(withdrawn.compromised()).isTrue();
        assertThat(withdrawn.leaves()).isEqualTo(now);
        other.run();
        for (JpaSigningKeys node : List.of(one, other)) {
            assertThat(kids(node)).doesNotContain(first).hasSize(2);
            assertThat(node.keys().get(0).algorithm()).isEqualTo("RS256");
            assertThat(node.keys().get(0).privateKey()).isNotNull();
        }
        assertThat(kids(one)).isEqualTo(kids(other));
        assertThat(one.withdraw(first)).as("a second time").contains(withdrawn);
        long rows = Stores.on(server).read(entities -> entities.createQuery("select count(k.id) from SigningKeyRow k", Long.class)
                .getSingleResult());
        assertThat(rows).as("the private part is gone").isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void a5_whoeverWaitsTakesOverFromWhatIsCompromised(DatabaseServer server) {
        JpaSigningKeys node = node(server);
        String oldest = node.keys().get(0).kid();
        String signing = node.rotate("RS256").orElseThrow().key().kid();
        Instant change = START.plus(ANNOUNCE);
        now = change.plusSeconds(1);
        node.run();
        String waiting = node.rotate("RS256").orElseThrow().key().kid();
        now = now.plusSeconds(1);

        node.withdraw(signing);

        assertThat(node.keys().get(0).kid()).isEqualTo(waiting);
        assertThat(node.find(waiting).orElseThrow().signsFrom()).isEqualTo(now);
        assertThat(node.find(oldest).orElseThrow().retired()).as("when the one that is gone began").isEqualTo(change);
    }

    @ParameterizedTest
    @MethodSource("org.lintel.test.DatabaseServer#all")
    void aChangeThatIsTakenBackTogetherWithOthersHasNotHappened(DatabaseServer server) {
        JpaSigningKeys node = node(server);
        List<String> before = kids(node);

        assertThatIllegalStateException().isThrownBy(() -> Stores.on(server).together(() -> {
            node.withdraw(before.get(0));
            throw new IllegalStateException("no entry in the audit log");
        }));

        assertThat(kids(node)).isEqualTo(before);
        assertThat(kids(node(server))).isEqualTo(before);
    }

    private JpaSigningKeys node(DatabaseServer server) {
        try (Configured configured = Configured.with(Setting.KEY, Base64.getEncoder().encodeToString(new byte[32]))) {
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

    private static List<String> kids(JpaSigningKeys node) {
        return node.keys().stream().map(SigningKey::kid).toList();
    }
}

package org.lintel.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Secret;
import org.lintel.standard.MemoryAuditLog;

/** What an operator's changes leave in the log. */
class AuditTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Operator ALICE = new Operator("console", "alice", "192.0.2.1", "n1", Rights.ALL);
    private static final Secret OLD = Secret.sha256("old secret").expiring(NOW);
    private static final Secret NEW = Secret.sha256("new secret");

    private final Audit audit = new Audit();

    AuditTest() {
        audit.log = new MemoryAuditLog();
        audit.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void a14_aChangeIsWrittenDownWithWhoMadeIt() {
        audit.changed(ALICE, "client.changed", "shop", Client.builder("shop").build(), Client.builder("shop").enabled(false).build());

        AuditRecord record = last();
        assertThat(record.moment()).isEqualTo(NOW);
        assertThat(record.kind()).isEqualTo("client.changed");
        assertThat(record.by()).isEqualTo(new AuditActor("console", "alice", "192.0.2.1", "n1"));
        assertThat(record.about()).isEqualTo(new AuditObject("client", "shop"));
        assertThat(record.before()).contains("\"clientId\":\"shop\"", "\"enabled\":true");
        assertThat(record.after()).contains("\"enabled\":false");
        assertThat(audit.verify(ALICE).intact()).isTrue();
    }

    @Test
    void a14_whatComesAndWhatGoesHasOneSide() {
        audit.changed(ALICE, "client.created", "shop", null, Client.builder("shop").build());
        assertThat(last().before()).isNull();
        audit.changed(ALICE, "client.removed", "shop", Client.builder("shop").build(), null);
        assertThat(last().after()).isNull();
        assertThat(audit.page(ALICE, AuditQuery.newest(10)).entries()).hasSize(2);
    }

    @Test
    void a5_secretsAndTheirHashesAreMaskedAndThatTheyHaveChangedIsSaid() {
        Map<String, Object> keys = Map.of("keys",
                List.of(Map.of("kty", "EC", "crv", "P-256", "x", "public-x", "y", "public-y", "kid", "k1")));
        Client before = Client.builder("shop").clientSecrets(OLD, new Secret(null, "sealed-text", "for JWTs", null)).jwks(keys).build();
        Client after = Client.builder("shop").clientSecrets(NEW, new Secret(null, "sealed-text", "for JWTs", null)).jwks(keys).build();

        audit.changed(ALICE, "client.changed", "shop", before, after);

        AuditRecord record = last();
        assertThat(record.before() + record.after()).doesNotContain(OLD.value(), NEW.value(), "sealed-text")
                .contains("for JWTs", "\"expiration\":\"2026-05-01T10:00:00Z\"", "public-x",
                        "\"requireClientSecret\":true");
        assertThat(record.before()).contains("\"value\":\"***\"", "\"sealed\":\"***\"").doesNotContain("changed");
        assertThat(record.after()).contains("\"value\":\"*** (changed)\"", "\"sealed\":\"***\"");
    }

    @Test
    void a5_soArePasswordsAndWhatClaimsCallASecret() {
        LocalUser before = LocalUser.builder("1").username("alice").password("in plain text")
                .claims(Claims.of("apiSecret", "s1", "email", "alice@example.org")).build();
        LocalUser after = LocalUser.builder("1").username("alice").passwordHash("$argon2id$the-hash")
                .claims(Claims.of("apiSecret", "s2", "email", "alice@example.org")).build();

        audit.changed(ALICE, "user.changed", "1", before, after);

        assertThat(last().before() + last().after()).doesNotContain("plain text", "the-hash", "\"s1\"", "\"s2\"")
                .contains("alice@example.org");
        assertThat(last().after()).contains("\"passwordHash\":\"*** (changed)\"", "\"apiSecret\":\"*** (changed)\"");
    }

    private AuditRecord last() {
        return audit.page(ALICE, AuditQuery.newest(1)).entries().get(0).record();
    }
}

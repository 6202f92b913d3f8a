package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ConsentDecided;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensIssued;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;

/** What happens stands in the audit log a second later. */
class AuditedEventsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final MemoryAuditLog log = new MemoryAuditLog();

    @Test
    void eventsAreWrittenWithTheNextRun() {
        AuditedEvents events = events(Configured.withNothing());
        events.to(new SignedIn("alice", "s1", "shop", "192.0.2.1"));
        events.to(new ConsentDecided("alice", "shop", List.of("openid"), true));
        events.to(new SignedOut("alice", "s1", Set.of("shop"), SignedOut.Reason.SIGN_OUT));
        events.to(new RequestRefused("n1", "/connect/token", "invalid_grant", "the code has expired", "shop", ""));
        assertThat(written()).isEmpty();

        events.run();

        var session = new AuditObject("session", "s1");
        assertThat(written()).containsExactly(
                new AuditRecord(NOW, "signed-in", new AuditActor("shop", "alice", "192.0.2.1", null), session, null, null),
                new AuditRecord(NOW, "consent-decided", new AuditActor("shop", "alice", "192.0.2.9", null), null, null,
                        "{\"granted\":[\"openid\"],\"remembered\":true}"),
                new AuditRecord(NOW, "signed-out", new AuditActor(null, "alice", "192.0.2.9", null), session, null,
                        "{\"clients\":[\"shop\"],\"reason\":\"sign_out\"}"),
                new AuditRecord(NOW, "request-refused", new AuditActor("shop", null, "192.0.2.9", "n1"), null, null,
                        "{\"endpoint\":\"/connect/token\",\"error\":\"invalid_grant\",\"reason\":\"the code has expired\",\"details\":\"\"}"));
    }

    @Test
    void a5_whatWasTypedIntoTheNameIsNotWritten() {
        AuditedEvents events = events(Configured.withNothing());
        events.to(new SignInFailed("my password", "192.0.2.1", "credentials"));
        events.run();

        assertThat(written().toString()).contains("sign-in-failed", "192.0.2.1").doesNotContain("my password");
    }

    @Test
    void whatIsLeftOutIsForTheOperatorToSay() {
        AuditedEvents usual = events(Configured.withNothing());
        all(usual);
        assertThat(written()).extracting(AuditRecord::kind).containsExactly("signed-in");
        AuditedEvents other = events(Configured.with(Setting.AUDIT_LEAVE_OUT, "signed-in, signed-out"));
        all(other);
        assertThat(written()).extracting(AuditRecord::kind).containsExactly("signed-in", "tokens-issued");
    }

    private static void all(AuditedEvents events) {
        events.to(new SignedIn("alice", "s1", null, "192.0.2.1"));
        events.to(new TokensIssued("shop", null, null, List.of("api"), List.of("access_token"), "client_credentials"));
        events.to(new ClientAuthenticated("shop", "client_secret_basic", "192.0.2.1"));
        events.run();
    }

    @Test
    void a14_aFloodByStrangersIsWrittenInPartAndTheRestIsCounted() {
        AuditedEvents events = events(Configured.withNothing());
        IntStream.range(0, 10_000).forEach(i -> events.to(new SignInFailed("name " + i, "192.0.2.1", "credentials")));
        events.to(new SignedIn("alice", "s1", null, "192.0.2.1"));
        events.run();
        events.run();

        assertThat(written()).filteredOn(record -> record.kind().equals("sign-in-failed")).hasSize(AuditedEvents.EACH_MINUTE);
        assertThat(written()).filteredOn(record -> record.kind().equals("signed-in")).hasSize(1);
        assertThat(written()).filteredOn(record -> record.kind().equals(AuditedEvents.PASSED_OVER)).extracting(AuditRecord::after)
                .containsExactly("{\"events\":" + (10_000 - AuditedEvents.EACH_MINUTE) + "}");
        assertThat(events.passedOver()).isEqualTo(10_000 - AuditedEvents.EACH_MINUTE);
    }

    @Test
    void whatWaitsWhenTheServerStopsIsWritten() {
        AuditedEvents events = events(Configured.withNothing());
        events.to(new SignedIn("alice", "s1", null, "192.0.2.1"));
        events.end();

        assertThat(written()).hasSize(1);
    }

    @Test
    void whatIsOlderThanTheSettingSaysGoes() {
        try (Configured settings = Configured.with(Setting.AUDIT_LIFETIME, "P30D")) {
            var retention = new AuditRetention();
            retention.log = log;
            retention.settings = settings.settings();
            retention.clock = Clock.fixed(NOW, ZoneOffset.UTC);
            IntStream.range(0, 2_000).forEach(i -> log.append(List.of(record(NOW.minus(Duration.ofDays(31))))));
            log.append(List.of(record(NOW.minus(Duration.ofDays(29)))));

            retention.run();
        }
        assertThat(written()).hasSize(1);
        assertThat(log.verify().intact()).isTrue();
    }

    private static AuditRecord record(Instant moment) {
        return new AuditRecord(moment, "signed-in", new AuditActor(null, "alice", null, null), null, null, null);
    }

    private AuditedEvents events(Configured configured) {
        var events = new AuditedEvents();
        events.log = log;
        events.lines = new AuditLines() {
            @Override
            Optional<String> address() {
                return Optional.of("192.0.2.9");
            }
        };
        events.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try (configured) {
            events.settings = configured.settings();
        }
        events.begin();
        return events;
    }

    private List<AuditRecord> written() {
        var all = new ArrayList<AuditEntry>();
        for (List<AuditEntry> page = log.following(0); !page.isEmpty(); page = log.following(all.get(all.size() - 1).position())) {
            all.addAll(page);
        }
        return all.stream().map(AuditEntry::record).toList();
    }
}

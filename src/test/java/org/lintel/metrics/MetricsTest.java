package org.lintel.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.announce.Announcements;
import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ClientAuthenticationFailed;
import org.lintel.event.ClientNotified;
import org.lintel.event.ConsentDecided;
import org.lintel.event.GrantsRevoked;
import org.lintel.event.PasswordChanged;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensIssued;
import org.lintel.event.TokensRevoked;

/** What is counted, and under which names. */
class MetricsTest {

    private static final String ADDRESS = "192.0.2.77";

    private WeldContainer container;
    private Announcements announcements;
    private Metrics metrics;

    @BeforeEach
    void begin() {
        container = new Weld().disableDiscovery().beanClasses(Metrics.class, EventCounters.class, RequestDurations.class,
                BuildReadings.class, Announcements.class, Queue.class, OutOfOrder.class).initialize();
        announcements = container.select(Announcements.class).get();
        metrics = container.select(Metrics.class).get();
    }

    @AfterEach
    void end() {
        container.close();
    }

    @Test
    void whatHappensIsCountedByItsKind() {
        everything().forEach(announcements::tell);
        assertThat(lines()).contains(
                "lintel_sign_ins_total{result=\"success\"} 1.0",
                "lintel_sign_ins_total{result=\"credentials\"} 1.0",
                "lintel_sign_ins_total{result=\"delayed\"} 0.0",
                "lintel_client_authentications_total{method=\"private_key_jwt\",result=\"success\"} 1.0",
                "lintel_client_authentications_total{method=\"unknown\",result=\"failure\"} 1.0",
                "lintel_consents_total{result=\"granted\"} 1.0",
                "lintel_consents_total{result=\"refused\"} 1.0",
                "lintel_tokens_issued_total{grant=\"authorization_code\",kind=\"access_token\"} 1.0",
                "lintel_tokens_issued_total{grant=\"authorization_code\",kind=\"id_token\"} 1.0",
                "lintel_requests_refused_total{error=\"invalid_grant\"} 1.0",
                "lintel_sessions_ended_total{reason=\"sign_out\"} 1.0",
                "lintel_tokens_revoked_total{reason=\"replay\"} 1.0",
                "lintel_grants_revoked_total 1.0",
                "lintel_passwords_changed_total 1.0",
                "lintel_back_channel_deliveries_total{outcome=\"unreachable\"} 1.0");
    }

    /** An event that is new has to be counted, or it has to be said here that it is not. */
    @Test
    void everyEventIsCounted() {
        Stream<Class<?>> events = new ClassFileImporter().importPackages(SignedIn.class.getPackageName()).stream()
                .filter(JavaClass::isRecord).map(JavaClass::reflect);
        assertThat(events).allSatisfy(event -> assertThat(everything()).hasAtLeastOneElementOfType(event));
    }

    @Test
    void a5_nothingOfAClientAUserOrAnAddressIsInThem() {
        everything().forEach(announcements::tell);
        assertThat(text()).doesNotContain("alice", "shop", ADDRESS, "sid-1", "/connect/secret", "because");
    }

    /** A plug-in whose error codes come from outside. */
    @Test
    void a5_wordsThatNeverEndAreOneAtLast() {
        for (int i = 0; i < 10_000; i++) {
            announcements.tell(new RequestRefused("n", "/connect/token", "error" + i, "", null, ""));
        }
        List<String> refusals = lines().stream().filter(line -> line.startsWith("lintel_requests_refused_total{")).toList();
        assertThat(refusals).hasSizeLessThan(250).anyMatch(line -> line.matches(".*error=\"other\".* 98\\d\\d\\.0"));
    }

    @Test
    void whatCanBeReadOffIsAndWhatFailsIsLeftOut() {
        assertThat(lines()).contains("# TYPE queue gauge", "# HELP queue What waits.", "queue{lane=\"left\"} 2.0",
                "queue{lane=\"right\"} 3.0",
                "# TYPE queue_refused_total counter", "queue_refused_total 4.0");
        assertThat(text()).containsPattern("(?m)^lintel_build_info\\{version=\"\\d[^\"$]*\"} 1\\.0$");
    }

    @Test
    void whoFailsAtAnEventIsCounted() {
        Announcements failing = container.select(Announcements.class).get();
        try {
            failing.tell(new PasswordChanged("alice", "sid-1", ADDRESS), List.of(event -> {
                throw new IllegalStateException("cannot");
            }));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("cannot");
        }
        assertThat(lines()).contains("lintel_announcement_failures_total 1.0");
    }

    @Test
    void durationsStandInBuckets() {
        RequestDurations durations = container.select(RequestDurations.class).get();
        durations.took("/connect/token", 200, 4_000_000);
        durations.took("/connect/token", 204, 30_000_000);
        durations.took("/connect/token", 401, 1_000_000);
        assertThat(lines()).contains(
                "lintel_request_duration_seconds_bucket{endpoint=\"/connect/token\",status=\"2xx\",le=\"0.0025\"} 0",
                "lintel_request_duration_seconds_bucket{endpoint=\"/connect/token\",status=\"2xx\",le=\"0.005\"} 1",
                "lintel_request_duration_seconds_bucket{endpoint=\"/connect/token\",status=\"2xx\",le=\"+Inf\"} 2",
                "lintel_request_duration_seconds_count{endpoint=\"/connect/token\",status=\"2xx\"} 2",
                "lintel_request_duration_seconds_sum{endpoint=\"/connect/token\",status=\"2xx\"} 0.034",
                "lintel_request_duration_seconds_count{endpoint=\"/connect/token\",status=\"4xx\"} 1");
    }

    private static List<Record> everything() {
        return List.of(new SignedIn("alice-1", "sid-1", "shop", ADDRESS), new SignInFailed("alice", ADDRESS, "credentials"),
                new ClientAuthenticated("shop", "private_key_jwt", ADDRESS),
                new ClientAuthenticationFailed("shop", null, ADDRESS, "because"),
                new ConsentDecided("alice-1", "shop", List.of("openid"), true), new ConsentDecided("alice-1", "shop", List.of(), false),
                new TokensIssued("shop", "alice-1", "sid-1", List.of("openid"), List.of("access_token", "id_token"), "authorization_code"),
                new RequestRefused("n", "/connect/secret", "invalid_grant", "because", "shop", ""),
                new SignedOut("alice-1", "sid-1", Set.of("shop"), SignedOut.Reason.SIGN_OUT),
                new TokensRevoked("shop", "alice-1", TokensRevoked.Reason.REPLAY), new GrantsRevoked("alice-1", "shop", null),
                new PasswordChanged("alice-1", "sid-1", ADDRESS),
                new ClientNotified("shop", "sid-1", ClientNotified.Outcome.UNREACHABLE, 3, 40_000, "because"));
    }

    private String text() {
        return new String(metrics.text(), StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().lines().toList();
    }

    @ApplicationScoped
    static class Queue implements Readings {

        @Override
        public List<Reading> readings() {
            return List.of(Reading.gauge("queue", "What waits.", 2).with("lane", "left"),
                    Reading.gauge("queue", "What waits.", 3).with("lane", "right"),
                    Reading.counter("queue_refused", "What had to go.", 4));
        }
    }

    @ApplicationScoped
    static class OutOfOrder implements Readings {

        @Override
        public List<Reading> readings() {
            throw new IllegalStateException("nothing to be read");
        }
    }
}

package org.lintel.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.manage.Attention.Finding;
import org.lintel.manage.Attention.Matter;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;
import org.lintel.standard.InMemory;

class AttentionTest {

    private static final Instant NOW = Instant.parse("2026-11-30T14:07:08Z");

    private final List<Entry> listed = new ArrayList<>();
    private final List<Map<String, Object>> signing = new ArrayList<>();
    private final Attention attention = new Attention();

    @BeforeEach
    void begin() {
        attention.clients = new Clients() {

            @Override
            public Page<Entry> page(Operator who, DirectoryQuery query) {
                return Page.of(listed.stream().filter(entry -> query.takes(entry.id())).limit(query.limit()).toList(), query.limit(),
                        Entry::id);
            }
        };
        attention.keys = new Keys() {

            @Override
            public List<Map<String, Object>> all(Operator who) {
                who.reading(Area.KEYS);
                return signing;
            }
        };
        attention.usage = InMemory.usage();
        attention.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private void client(String id, Map<String, Object> members) {
        listed.add(new Entry(id, 1, false, id.equals("drifted"), members));
    }

    private static Operator operator(Rights rights) {
        return new Operator(null, "alice", "127.0.0.1", null, rights);
    }

    private List<Finding> findings() {
        return attention.findings(operator(Rights.ALL));
    }

    private static Map<String, Object> secret(String expires) {
        return Map.of("clientName", "The shop", "clientSecrets", List.of(Map.of("id", "1", "expiration", expires), Map.of("id", "2")));
    }

    @Test
    void whatExpiresWithinAMonthIsTold() {
        client("later", secret("2027-01-01T00:00:00Z"));
        client("soon", secret("2026-12-24T00:00:00Z"));
        client("gone", secret("2026-11-01T00:00:00Z"));
        signing.add(Map.of("kid", "first", "notAfter", "2026-12-01T00:00:00Z"));
        signing.add(Map.of("kid", "second", "notAfter", "2030-12-01T00:00:00Z"));
        signing.add(Map.of("kid", "third"));

        assertThat(findings()).extracting(Finding::matter, Finding::about, Finding::clientId).containsExactly(
                tuple(Matter.SECRET_EXPIRED, "The shop", "gone"), tuple(Matter.SECRET_EXPIRES, "The shop", "soon"),
                tuple(Matter.CERTIFICATE_EXPIRES, "first", null));
    }

    @Test
    void beyondAPageAsWell() {
        IntStream.range(0, 1_200).forEach(i -> client(String.format("c%04d", i), Map.of()));
        client("d", secret("2026-12-24T00:00:00Z"));
        assertThat(findings()).singleElement().extracting(Finding::clientId).isEqualTo("d");
    }

    @Test
    void flowsThatAreAdvisedAgainstAreToldUnlessTheApplicationIsDisabled() {
        client("fine", Map.of("allowedGrantTypes", List.of("authorization_code"), "requirePkce", true));
        client("implicit", Map.of("allowedGrantTypes", List.of("implicit")));
        client("off", Map.of("allowedGrantTypes", List.of("implicit"), "enabled", false));
        client("passwords", Map.of("allowedGrantTypes", List.of("password"), "requirePkce", false));
        client("plain", Map.of("allowedGrantTypes", List.of("authorization_code"), "requirePkce", true, "allowPlainTextPkce", true));
        client("stolen", Map.of("allowedGrantTypes", List.of("authorization_code"), "requirePkce", false, "allowPlainTextPkce", true));

        assertThat(findings()).extracting(Finding::matter, Finding::clientId, Finding::mending).containsExactly(
                tuple(Matter.IMPLICIT, "implicit", null), tuple(Matter.PASSWORD, "passwords", null),
                tuple(Matter.NO_PKCE, "stolen", "{\"requirePkce\":true}"),
                tuple(Matter.PLAIN_PKCE, "plain", "{\"allowPlainTextPkce\":false}"));
    }

    @Test
    void whatFailedWithinADayIsToldWithTheApplicationThatItIsAbout() {
        client("mail", Map.of("jwksUri", "https://mail.example/jwks"));
        client("news", Map.of("sectorIdentifierUri", "https://news.example/sector"));
        client("shop", Map.of());
        client("fine", Map.of("jwksUri", "https://fine.example/jwks"));
        happened("2026-11-30T14:00:00Z", Kind.NOT_FETCHED, "https://mail.example/jwks");
        happened("2026-11-29T15:00:00Z", Kind.NOT_FETCHED, "https://news.example/sector");
        happened("2026-11-29T14:00:00Z", Kind.NOT_FETCHED, "https://fine.example/jwks");
        happened("2026-11-30T14:00:00Z", Kind.UNDELIVERED, "shop");

        assertThat(findings()).extracting(Finding::matter, Finding::clientId).containsExactly(
                tuple(Matter.UNDELIVERED, "shop"), tuple(Matter.NOT_FETCHED, "mail"), tuple(Matter.NOT_FETCHED, "news"));
    }

    @Test
    void whatOthersHaveChangedSinceItWasAppliedIsTold() {
        client("as-applied", Map.of());
        client("drifted", Map.of());
        assertThat(findings()).extracting(Finding::matter, Finding::clientId).containsExactly(tuple(Matter.DRIFTED, "drifted"));
    }

    private void happened(String begins, Kind kind, String label) {
        attention.usage.addEvents(List.of(new EventCount(Period.DAY, Instant.parse(begins), kind, label, 1)));
    }

    @Test
    void a3_whoMayNotSeeKeysIsToldNothingOfThem() {
        signing.add(Map.of("kid", "first", "notAfter", "2026-12-01T00:00:00Z"));
        assertThat(attention.findings(operator(new Rights(Set.of(Area.CLIENTS), Set.of(), Set.of())))).isEmpty();
    }
}

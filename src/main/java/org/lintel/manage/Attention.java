package org.lintel.manage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.spi.UsageStore;

/**
 * What an operator should look at before it becomes a trouble. To find it, all applications are looked through; where that takes a while,
 * what was found is good for a hundred times as long, so that it is never more than a hundredth of a node's work.
 */
@ApplicationScoped
public class Attention {

    /** That something expires within this time is worth a word. */
    public static final Duration SOON = Duration.ofDays(30);

    private static final int AT_ONCE = 500;

    /** Of very many applications the first 10,000. */
    private static final int PAGES = 20;
    private static final int REST = 100;
    private static final Duration UNNOTICED = Duration.ofMillis(50);

    @Inject
    Clients clients;

    @Inject
    Keys keys;

    @Inject
    UsageStore usage;

    @Inject
    Clock clock;

    /** What it is that needs attention. The order is that of urgency. */
    public enum Matter {
        SECRET_EXPIRED, SECRET_EXPIRES, CERTIFICATE_EXPIRES, UNDELIVERED, NOT_FETCHED, DRIFTED, IMPLICIT, PASSWORD, NO_PKCE, PLAIN_PKCE
    }

    /**
     * Something that needs attention.
     *
     * @param about    the name of the application or key
     * @param clientId the application, {@code null} for a key
     * @param moment   when it expires or has; {@code null} where nothing does
     * @param mending  the options that would mend it, as a merge patch; {@code null} where it is not so simple
     */
    public record Finding(Matter matter, String about, @Nullable String clientId, @Nullable Instant moment, @Nullable String mending) {

        private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::matter)
                .thenComparing(Finding::moment, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Finding::about);
    }

    private record Seen(List<Finding> findings, Instant until) {
    }

    private volatile Seen seen = new Seen(List.of(), Instant.MIN);

    /** Of what the operator may look at: of all applications or of their own, and of the keys. */
    public List<Finding> findings(Operator who) {
        Set<Area> reads = who.rights().reads();
        Stream<Finding> ofClients = (reads.contains(Area.CLIENTS) ? ofAll(who) : ofSome(who)).stream();
        Stream<Finding> ofKeys = reads.contains(Area.KEYS) ? keys.all(who).stream().flatMap(this::ofKey) : Stream.empty();
        return Stream.concat(ofClients, ofKeys).sorted(Finding.ORDER).toList();
    }

    private List<Finding> ofAll(Operator who) {
        Seen known = seen;
        Instant begin = clock.instant();
        if (begin.isBefore(known.until)) {
            return known.findings;
        }
        List<Finding> found = ofSome(who);
        Duration took = Duration.between(begin, clock.instant());
        if (took.compareTo(UNNOTICED) > 0) {
            seen = new Seen(found, begin.plus(took.multipliedBy(REST)));
        }
        return found;
    }

    /** Of those that the list shows this operator. */
    private List<Finding> ofSome(Operator who) {
        var found = new ArrayList<Finding>();
        Failures failures = Failures.among(usage.events(Period.DAY, Period.DAY.begin(clock.instant())));
        DirectoryQuery query = DirectoryQuery.first(AT_ONCE);
        for (int i = 0; i < PAGES && query != null; i++) {
            Page<Entry> page = page(who, query);
            page.entries().forEach(entry -> of(entry, failures).forEach(found::add));
            query = page.next() == null ? null : query.after(page.next());
        }
        return List.copyOf(found);
    }

    private Page<Entry> page(Operator who, DirectoryQuery query) {
        try {
            return clients.page(who, query);
        } catch (ManagementException e) {
            // they are looked after elsewhere, or by others: there is nothing to say of them here
            return new Page<>(List.of(), null);
        }
    }

    /** What failed within a day: clients that could not be told of a sign-out, and addresses that gave nothing. */
    private record Failures(Set<String> clients, Set<String> addresses) {

        static Failures among(List<EventCount> events) {
            return new Failures(labels(events, EventCount.Kind.UNDELIVERED), labels(events, EventCount.Kind.NOT_FETCHED));
        }

        private static Set<String> labels(List<EventCount> events, EventCount.Kind kind) {
            return events.stream().filter(event -> event.kind() == kind).map(EventCount::label).collect(Collectors.toSet());
        }
    }

    private Stream<Finding> of(Entry entry, Failures failures) {
        Map<String, Object> client = entry.members();
        if (Boolean.FALSE.equals(client.get("enabled"))) {
            return Stream.empty();
        }
        String name = Objects.toString(client.get("clientName"), entry.id());
        var matters = new ArrayList<Finding>();
        secrets(client).forEach(secret -> matters.add(new Finding(
                secret.isBefore(clock.instant()) ? Matter.SECRET_EXPIRED : Matter.SECRET_EXPIRES, name, entry.id(), secret, null)));
        Stream.of("jwksUri", "sectorIdentifierUri").map(client::get).filter(Objects::nonNull).filter(failures.addresses::contains)
                .findFirst().ifPresent(address -> matters.add(new Finding(Matter.NOT_FETCHED, name, entry.id(), null, null)));
        if (failures.clients.contains(entry.id())) {
            matters.add(new Finding(Matter.UNDELIVERED, name, entry.id(), null, null));
        }
        if (entry.drifted()) {
            matters.add(new Finding(Matter.DRIFTED, name, entry.id(), null, null));
        }
        flows(client).forEach((matter, mending) -> matters
                .add(new Finding(matter, name, entry.id(), null, mending.isEmpty() ? null : mending)));
        return matters.stream();
    }

    /** What RFC 9700 advises against (§2.1.1, §2.1.2, §2.4), with what would mend it. */
    private static Map<Matter, String> flows(Map<String, Object> client) {
        var flows = new EnumMap<Matter, String>(Matter.class);
        List<?> grants = client.get("allowedGrantTypes") instanceof List<?> list ? list : List.of();
        if (grants.contains("implicit")) {
            flows.put(Matter.IMPLICIT, "");
        }
        if (grants.contains("password")) {
            flows.put(Matter.PASSWORD, "");
        }
        if (grants.contains("authorization_code") && Boolean.FALSE.equals(client.get("requirePkce"))) {
            flows.put(Matter.NO_PKCE, "{\"requirePkce\":true}");
        } else if (grants.contains("authorization_code") && Boolean.TRUE.equals(client.get("allowPlainTextPkce"))) {
            flows.put(Matter.PLAIN_PKCE, "{\"allowPlainTextPkce\":false}");
        }
        return flows;
    }

    private Stream<Instant> secrets(Map<String, Object> client) {
        List<?> secrets = client.get("clientSecrets") instanceof List<?> list ? list : List.of();
        return secrets.stream().map(secret -> ((Map<?, ?>) secret).get("expiration")).filter(Objects::nonNull)
                .map(text -> Instant.parse(text.toString())).filter(this::soon);
    }

    private Stream<Finding> ofKey(Map<String, Object> key) {
        return Stream.ofNullable(key.get("notAfter")).map(text -> Instant.parse(text.toString())).filter(this::soon)
                .map(end -> new Finding(Matter.CERTIFICATE_EXPIRES, (String) key.get("kid"), null, end, null));
    }

    private boolean soon(Instant moment) {
        return moment.isBefore(clock.instant().plus(SOON));
    }
}

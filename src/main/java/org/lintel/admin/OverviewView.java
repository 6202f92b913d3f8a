package org.lintel.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Version;
import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.Keys;
import org.lintel.manage.ManagementException;
import org.lintel.model.DirectoryQuery;
import org.lintel.plugin.PlacesReport;
import org.lintel.plugin.Provider;

/** How things are: what needs attention, which keys sign, and who does what. */
@Named("overview")
@RequestScoped
public class OverviewView {

    private static final Duration SOON = Duration.ofDays(30);

    /** One statement, however many there are. */
    private static final int LOOKED_AT = 500;

    /** Something that expires, or has. */
    public record Expiry(String text, String about, Instant moment, String address) {
    }

    /** A key. */
    public record Key(String kid, String algorithm, boolean signs, Instant until) {
    }

    /** A place, or a chain, and who is there: the class, and the jar that it came from, or {@code null}. */
    public record Seat(String name, String holder, String jar) {

        static Seat of(Object name, Provider provider) {
            return new Seat(name.toString(), provider.name().substring(provider.name().lastIndexOf('.') + 1), provider.jar());
        }
    }

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Keys keys;

    @Inject
    PlacesReport places;

    @Inject
    Clock clock;

    private List<Entry> entries = List.of();
    private List<Key> signing = List.of();
    private boolean looked;

    /** Before the page is rendered. */
    public void prepare() {
        console.open(() -> {
            if (console.mayReadClients()) {
                look();
            }
            if (console.mayRead(Area.KEYS)) {
                signing = keys.all(console.operator()).stream().map(OverviewView::key).toList();
            }
        });
    }

    private void look() {
        try {
            entries = clients.page(console.operator(), DirectoryQuery.first(LOOKED_AT)).entries();
            looked = true;
        } catch (ManagementException e) {
            // they are looked after elsewhere: there is nothing to say of them here
        }
    }

    private static Key key(Map<String, Object> key) {
        Object until = key.get("notAfter");
        return new Key((String) key.get("kid"), (String) key.get("algorithm"), Boolean.TRUE.equals(key.get("signs")),
                until == null ? null : Instant.parse((String) until));
    }

    /** Whether there is nothing yet, and somebody has to begin. */
    public boolean isNew() {
        return looked && entries.isEmpty() && console.mayChange(Area.CLIENTS);
    }

    /** Of this node. */
    public String getVersion() {
        return Version.running();
    }

    public long getDays() {
        return SOON.toDays();
    }

    /** What expires soon, or has expired, the next first. */
    public List<Expiry> getExpiries() {
        var all = new ArrayList<Expiry>();
        entries.forEach(entry -> secrets(entry).forEach(all::add));
        signing.stream().filter(key -> key.until() != null)
                .map(key -> new Expiry("console.attention.key", key.kid(), key.until(), null)).forEach(all::add);
        Instant soon = clock.instant().plus(SOON);
        return all.stream().filter(each -> each.moment().isBefore(soon)).sorted(Comparator.comparing(Expiry::moment)).toList();
    }

    private Stream<Expiry> secrets(Entry entry) {
        List<?> secrets = entry.members().get("clientSecrets") instanceof List<?> list ? list : List.of();
        return secrets.stream().map(secret -> ((Map<?, ?>) secret).get("expiration")).filter(Objects::nonNull)
                .map(text -> Instant.parse(text.toString()))
                .map(moment -> new Expiry(moment.isBefore(clock.instant()) ? "console.attention.past" : "console.attention.secret",
                        (String) entry.members().getOrDefault("clientName", entry.id()), moment, Address.client(entry.id()).link()));
    }

    public List<Key> getKeys() {
        return signing;
    }

    /** Who fills each place; and which plug-ins are in chains, which have many built-in members. */
    public List<Seat> getSeats() {
        return Stream.concat(places.places().entrySet().stream().map(place -> Seat.of(place.getKey(), place.getValue())),
                places.chains().entrySet().stream().flatMap(chain -> chain.getValue().stream()
                        .filter(provider -> provider.jar() != null).map(provider -> Seat.of(chain.getKey(), provider))))
                .toList();
    }
}

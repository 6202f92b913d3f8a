package org.lintel.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Version;
import org.lintel.manage.Area;
import org.lintel.manage.Attention;
import org.lintel.manage.FirstSteps;
import org.lintel.manage.Keys;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Nodes;
import org.lintel.plugin.PlacesReport;
import org.lintel.plugin.Provider;

/** How things are: what happens, what needs attention, which keys sign, and who does what. */
@Named("overview")
@RequestScoped
public class OverviewView {

    /** Of one matter; whoever has mended these sees the next ones. */
    private static final int FINDINGS = 10;

    /** What needs attention, and where it is mended. */
    public record Finding(String text, String about, Instant moment, String address) {

        static Finding of(Attention.Finding found) {
            String address = found.clientId() == null ? null
                    : Address.client(found.clientId()).with("changes", found.mending()).link();
            return new Finding("console.attention." + found.matter().name().toLowerCase(Locale.ROOT), found.about(), found.moment(),
                    address);
        }
    }

    /** A key. */
    public record Key(String kid, String algorithm, boolean signs) {
    }

    /** A place, or a chain, and who is there: the class, and the jar that it came from, or {@code null}. */
    public record Seat(String name, String holder, String jar) {

        static Seat of(Object name, Provider provider) {
            return new Seat(name.toString(), provider.name().substring(provider.name().lastIndexOf('.') + 1), provider.jar());
        }
    }

    /** On the way to the first application that works. */
    public record Step(String text, boolean done, boolean next) {
    }

    @Inject
    Console console;

    @Inject
    CountsView counts;

    @Inject
    Attention attention;

    @Inject
    FirstSteps firstSteps;

    @Inject
    Keys keys;

    @Inject
    Nodes nodes;

    @Inject
    PlacesReport places;

    private List<Attention.Finding> found = List.of();
    private List<Key> signing = List.of();
    private List<Nodes.Node> atWork = List.of();
    private List<Step> steps = List.of();

    /** Before the page is rendered. */
    public void prepare() {
        console.open(() -> {
            counts.look();
            found = attention.findings(console.operator());
            if (console.mayRead(Area.KEYS)) {
                signing = keys.all(console.operator()).stream().map(OverviewView::key).toList();
            }
            if (console.mayRead(Area.USAGE)) {
                atWork = nodes.all(console.operator());
            }
            if (console.mayChange(Area.CLIENTS)) {
                steps = firstSteps();
            }
        });
    }

    private static Key key(Map<String, Object> key) {
        return new Key((String) key.get("kid"), (String) key.get("algorithm"), Boolean.TRUE.equals(key.get("signs")));
    }

    private List<Step> firstSteps() {
        try {
            FirstSteps.Done done = firstSteps.of(console.operator());
            return done.works() ? List.of()
                    : List.of(new Step("console.first.operator", true, false), new Step("console.first.add", done.added(), !done.added()),
                            new Step("console.first.ask", done.asked(), done.added() && !done.asked()),
                            new Step("console.first.works", false, done.asked()));
        } catch (ManagementException e) {
            // applications are looked after elsewhere
            return List.of();
        }
    }

    /** What is to be done until the first application works; none any more once it does. */
    public List<Step> getSteps() {
        return steps;
    }

    /** Whether there is anything here that the operator would hear of if it needed attention. */
    public boolean isWatching() {
        return console.mayReadClients() || console.mayRead(Area.KEYS);
    }

    /** Whether the next step is to add an application. */
    public boolean isBeginning() {
        return steps.stream().anyMatch(step -> step.next() && step.text().endsWith("add"));
    }

    /** Of this node. */
    public String getVersion() {
        return Version.running();
    }

    public long getDays() {
        return Attention.SOON.toDays();
    }

    /** The most urgent first, some of each kind. */
    public List<Finding> getFindings() {
        var shown = new ArrayList<Finding>();
        for (Attention.Matter matter : Attention.Matter.values()) {
            found.stream().filter(each -> each.matter() == matter).limit(FINDINGS).map(Finding::of).forEach(shown::add);
        }
        return shown;
    }

    /** How many more there are than those. */
    public int getMore() {
        return found.size() - getFindings().size();
    }

    /** Whether nodes of different versions are at work. */
    public boolean isMixed() {
        return atWork.stream().map(Nodes.Node::version).distinct().count() > 1;
    }

    /** Those at work lately. */
    public List<Nodes.Node> getNodes() {
        return atWork;
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

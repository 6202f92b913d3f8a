package org.lintel.manage;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.EventCount;
import org.lintel.model.Period;
import org.lintel.usage.NodeName;

/** Which nodes there are, as far as they have told lately that they are at work. */
@ApplicationScoped
public class Nodes {

    @Inject
    Usage usage;

    @Inject
    NodeName here;

    @Inject
    Clock clock;

    /**
     * A node.
     *
     * @param version of Lintel
     * @param name    its process and machine
     * @param here    whether it is the one that answers
     */
    public record Node(String version, String name, boolean here) {

        static Node of(String label, boolean here) {
            int blank = label.indexOf(' ');
            return new Node(label.substring(0, blank), label.substring(blank + 1), here);
        }
    }

    /** Those of the last five to ten minutes; one that has stopped meanwhile is among them. */
    public List<Node> all(Operator who) {
        Instant lately = Period.HOUR.step(clock.instant()).minus(Period.HOUR.step());
        Stream<String> told = usage.events(who, Period.HOUR).stream()
                .filter(count -> count.kind() == EventCount.Kind.NODE && !count.begins().isBefore(lately)).map(EventCount::label)
                .filter(label -> label.indexOf(' ') > 0);
        return Stream.concat(Stream.of(here.value()), told).distinct().map(label -> Node.of(label, label.equals(here.value())))
                .sorted(Comparator.comparing(Node::version).thenComparing(Node::name)).toList();
    }
}

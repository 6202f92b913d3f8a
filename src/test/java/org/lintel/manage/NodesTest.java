package org.lintel.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.config.Version;
import org.lintel.manage.Nodes.Node;
import org.lintel.model.EventCount;
import org.lintel.model.EventCount.Kind;
import org.lintel.model.Period;
import org.lintel.standard.InMemory;
import org.lintel.usage.NodeName;

class NodesTest {

    private static final Operator ALICE = new Operator(null, "alice", "127.0.0.1", null, Rights.ALL);

    private final Nodes nodes = new Nodes();

    @BeforeEach
    void begin() {
        nodes.usage = new Usage();
        nodes.usage.store = InMemory.usage();
        nodes.clock = Clock.fixed(Instant.parse("2026-11-30T14:07:08Z"), ZoneOffset.UTC);
        nodes.usage.clock = nodes.clock;
        nodes.here = new NodeName();
    }

    private void atWork(String begins, String label) {
        nodes.usage.store.addEvents(List.of(new EventCount(Period.HOUR, Instant.parse(begins), Kind.NODE, label, 1)));
    }

    @Test
    void thoseThatToldLatelyAreThere() {
        atWork("2026-11-30T14:05:00Z", "0.9 7@east");
        atWork("2026-11-30T14:00:00Z", "0.8 7@west");
        atWork("2026-11-30T13:55:00Z", "0.7 7@gone");
        assertThat(nodes.all(ALICE)).filteredOn(node -> !node.here()).containsExactly(new Node("0.8", "7@west", false),
                new Node("0.9", "7@east", false));
    }

    @Test
    void theOneThatAnswersIsThereBeforeItHasTold() {
        assertThat(nodes.all(ALICE)).singleElement().satisfies(node -> {
            assertThat(node.here()).isTrue();
            assertThat(node.version()).isEqualTo(Version.running());
        });
        atWork("2026-11-30T14:05:00Z", nodes.here.value());
        assertThat(nodes.all(ALICE)).hasSize(1);
    }
}

package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditChain;
import org.lintel.model.AuditEntry;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;
import org.lintel.spi.AuditLog;

/** What an {@link AuditLog} has to keep. */
public abstract class AuditLogContract {

    private static final Instant BEGIN = Instant.parse("2026-05-01T10:00:00.123Z");
    private static final int THREADS = 8;
    private static final int EACH = 25;

    private AuditLog log;

    /** One that nothing has been written into. */
    protected abstract AuditLog log();

    @BeforeEach
    void takeTheLog() {
        log = log();
    }

    @Test
    void aNewLogIsEmptyAndIntact() {
        assertEquals(AuditChain.NEW, log.chain());
        assertEquals(List.of(), log.page(AuditQuery.newest(10)));
        assertEquals(List.of(), log.following(0));
        assertTrue(log.verify().intact());
        assertEquals(0, log.purge(BEGIN));
    }

    @Test
    void whatIsAppendedIsThereAsItWas() {
        AuditRecord bare = new AuditRecord(BEGIN, "signed-in", new AuditActor(null, null, null, null), null, null, null);
        AuditRecord full = new AuditRecord(BEGIN, "client.changed", new AuditActor("console", "1 \"ü\" \uD83D\uDE00", "::1", "x-_9"),
                new AuditObject("client", "shop"), "{\"a\":\"" + "ä".repeat(5000) + "\"}", "{}");
        log.append(List.of(bare, full));

        List<AuditEntry> entries = log.following(0);
        assertEquals(List.of(bare, full), entries.stream().map(AuditEntry::record).toList());
        assertEquals(List.of(1L, 2L), entries.stream().map(AuditEntry::position).toList());
        assertEquals(AuditEntry.BEGINNING, entries.get(0).previous());
        assertEquals(entries.get(0).hash(), entries.get(1).previous());
        assertEquals(new AuditChain(0, AuditEntry.BEGINNING, 2, entries.get(1).hash()), log.chain());
        assertTrue(log.verify().intact());
    }

    /** What databases would refuse, or give back as something else, must not keep a change from being written down. */
    @Test
    void whatCannotBeStoredIsCutOrReplaced() {
        log.append(List.of(new AuditRecord(BEGIN, "k".repeat(300), new AuditActor("a\u0000b", "\uD83D", "x".repeat(300), "y".repeat(300)),
                new AuditObject("t".repeat(300), "z".repeat(300)), "\uDE00", null)));

        AuditRecord kept = log.following(0).get(0).record();
        assertEquals("a?b", kept.by().clientId());
        assertEquals("?", kept.by().subject());
        assertEquals("?", kept.before());
        assertNull(kept.after());
        assertTrue(log.verify().intact());
    }

    @Test
    void pagesAreNewestFirstAndFollowOneAnother() {
        // two of each moment, in batches
        IntStream.range(0, 10).forEach(i -> log.append(List.of(record(i, "a", "1"), record(i, "b", "2"))));
        AuditQuery query = AuditQuery.newest(3);
        var seen = new ArrayList<AuditEntry>();
        for (List<AuditEntry> page = log.page(query); !page.isEmpty(); page = log.page(query)) {
            assertTrue(page.size() <= 3);
            seen.addAll(page);
            query = query.after(AuditQuery.Place.of(page.get(page.size() - 1)));
            log.append(List.of(record(99, "later", "1")));
        }
        assertEquals(IntStream.iterate(20, i -> i > 0, i -> i - 1).mapToObj(i -> (long) i).toList(),
                seen.stream().map(AuditEntry::position).toList());
    }

    @Test
    void theyAreFoundByWhatIsKnownOfThem() {
        AuditRecord wanted = new AuditRecord(BEGIN.plusSeconds(5), "client.changed", new AuditActor("console", "alice", "192.0.2.1", "n1"),
                new AuditObject("client", "shop"), null, "{}");
        log.append(List.of(record(0, "signed-in", "bob"), wanted, new AuditRecord(BEGIN.plusSeconds(9), "user.changed",
                new AuditActor("other", "bob", "192.0.2.2", "n2"), new AuditObject("user", "shop"), null, null)));
        AuditQuery all = AuditQuery.newest(10);

        assertEquals(3, log.page(all).size());
        for (AuditQuery query : List.of(all.of("client.changed"), all.by(new AuditActor("console", null, null, null)),
                all.by(new AuditActor(null, "alice", null, null)), all.by(new AuditActor(null, null, "192.0.2.1", null)),
                all.by(new AuditActor(null, null, null, "n1")), all.about(new AuditObject("client", "shop")),
                all.about(new AuditObject("client", null)), all.between(BEGIN.plusSeconds(5), BEGIN.plusSeconds(9)))) {
            assertEquals(List.of(wanted), log.page(query).stream().map(AuditEntry::record).toList(), query.toString());
        }
        assertEquals(List.of(), log.page(all.by(new AuditActor("console", "bob", null, null))));
    }

    @Test
    void manyAppendAtOnceInOneChain() {
        Together.run(THREADS, thread -> {
            for (int i = 0; i < EACH; i++) {
                log.append(List.of(record(i, "a", "thread " + thread), record(i, "b", "thread " + thread)));
            }
            return thread;
        });
        AuditVerification found = log.verify();

        assertTrue(found.intact(), found.toString());
        assertEquals(2L * THREADS * EACH, found.entries());
    }

    @Test
    void whatIsPurgedLeavesAnAnchor() {
        IntStream.range(0, 20).forEach(i -> log.append(List.of(record(i, "a", "1"))));
        String anchor = log.following(4).get(0).hash();

        assertEquals(5, log.purge(BEGIN.plusSeconds(5)));
        assertEquals(0, log.purge(BEGIN.plusSeconds(5)));
        assertEquals(5, log.chain().purged());
        assertEquals(anchor, log.chain().purgedHash());
        assertEquals(15, log.page(AuditQuery.newest(50)).size());
        assertEquals(15, log.verify().entries());
        assertTrue(log.verify().intact());

        assertEquals(15, log.purge(BEGIN.plusSeconds(500)));
        assertTrue(log.verify().intact());
        log.append(List.of(record(30, "a", "1")));
        assertEquals(21, log.chain().last());
        assertNotEquals(AuditEntry.BEGINNING, log.following(0).get(0).previous());
        assertTrue(log.verify().intact());
    }

    private static AuditRecord record(int second, String kind, String subject) {
        return new AuditRecord(BEGIN.plusSeconds(second), kind, new AuditActor(null, subject, null, null), null, null, null);
    }
}

package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.DirectoryQuery;
import org.lintel.spi.Directory;
import org.lintel.spi.Directory.Outcome;

/** What a {@link Directory} has to keep, whatever it is of. */
public abstract class DirectoryContract<T extends Record> {

    private static final int THREADS = 8;

    private final String all = "d" + UUID.randomUUID().toString().substring(0, 8);
    private Directory<T> directory;

    protected abstract Directory<T> directory();

    /** An enabled entry. */
    protected abstract T entry(String id);

    /** The same, changed visibly. */
    protected abstract T changed(T entry);

    @BeforeEach
    void takeTheDirectory() {
        directory = directory();
    }

    @Test
    void whatIsAddedIsThereAsItWas() {
        T entry = created("a");

        DirectoryEntry<T> found = find("a");
        assertEquals(entry, found.value());
        assertEquals(false, found.listed());
        assertEquals(Outcome.CONFLICT, directory.create(changed(entry)));
        assertEquals(entry, find("a").value());
    }

    @Test
    void whatIsNotThereIsAbsent() {
        for (String id : List.of(id("a"), "", "x".repeat(300), "a\u0000", "' or '1'='1")) {
            assertEquals(Optional.empty(), directory.find(id));
            assertEquals(Outcome.CONFLICT, directory.remove(id, 1));
        }
        assertEquals(Outcome.CONFLICT, directory.replace(entry(id("a")), 1));
        assertEquals(Optional.empty(), directory.find(id("a")));
    }

    @Test
    void aChangeCountsAndHasAnotherVersion() {
        T entry = created("a");
        long version = find("a").version();

        assertEquals(Outcome.DONE, directory.replace(changed(entry), version));
        assertEquals(changed(entry), find("a").value());
        assertNotEquals(version, find("a").version());
    }

    @Test
    void aLostUpdateIsRefused() {
        T entry = created("a");
        long seen = find("a").version();
        directory.replace(changed(entry), seen);

        assertEquals(Outcome.CONFLICT, directory.replace(entry, seen));
        assertEquals(Outcome.CONFLICT, directory.remove(id("a"), seen));
        assertEquals(changed(entry), find("a").value());
    }

    @Test
    void whatIsRemovedIsGoneAndMayComeAgain() {
        T entry = created("a");

        assertEquals(Outcome.DONE, directory.remove(id("a"), find("a").version()));
        assertEquals(Optional.empty(), directory.find(id("a")));
        assertEquals(Outcome.DONE, directory.create(entry));
    }

    @Test
    void pagesFollowOneAnotherInTheOrderOfTheIds() {
        List<T> entries = List.of(created("a"), created("b"), created("c"), created("d"), created("e"));
        DirectoryQuery query = DirectoryQuery.first(2).startingWith(all);
        var seen = new ArrayList<T>();
        for (List<DirectoryEntry<T>> page = directory.page(query); !page.isEmpty(); page = directory.page(query)) {
            assertTrue(page.size() <= 2);
            page.forEach(found -> seen.add(found.value()));
            query = query.after(id(String.valueOf((char) ('a' + seen.size() - 1))));
        }
        assertEquals(entries, seen);
    }

    /** What comes and goes between two pages shifts nothing. */
    @Test
    void aPageBeginsWhereTheOneBeforeEndedWhateverHappensMeanwhile() {
        created("b");
        T last = created("d");
        DirectoryQuery query = DirectoryQuery.first(1).startingWith(all);
        assertEquals(1, directory.page(query).size());
        created("a");
        directory.remove(id("b"), find("b").version());

        assertEquals(List.of(last), directory.page(query.after(id("b"))).stream().map(DirectoryEntry::value).toList());
    }

    @Test
    void aPrefixIsTakenLetterByLetter() {
        created("a");
        T odd = created("%_!x");

        assertEquals(List.of(odd),
                directory.page(DirectoryQuery.first(10).startingWith(id("%_!"))).stream().map(DirectoryEntry::value).toList());
        assertEquals(List.of(), directory.page(DirectoryQuery.first(10).startingWith(id("%a"))));
    }

    @Test
    void ofManyWhoChangeAtOnceExactlyOneIsTheFirst() {
        T entry = created("a");
        for (int round = 0; round < 10; round++) {
            DirectoryEntry<T> seen = find("a");
            T next = round % 2 == 0 ? changed(entry) : entry;
            List<Outcome> outcomes = Together.run(THREADS, thread -> directory.replace(next, seen.version()));

            assertEquals(1, outcomes.stream().filter(Outcome.DONE::equals).count());
            assertEquals(next, find("a").value());
        }
    }

    @Test
    void ofManyWhoAddTheSameExactlyOneDoes() {
        for (int round : IntStream.range(0, 10).toArray()) {
            T entry = entry(id("a" + round));
            List<Outcome> outcomes = Together.run(THREADS, thread -> directory.create(entry));

            assertEquals(1, outcomes.stream().filter(Outcome.DONE::equals).count());
        }
    }

    private T created(String name) {
        T entry = entry(id(name));
        assertEquals(Outcome.DONE, directory.create(entry));
        return entry;
    }

    private DirectoryEntry<T> find(String name) {
        return directory.find(id(name)).orElseThrow();
    }

    private String id(String name) {
        return all + name;
    }
}

package org.lintel;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Names of tests begin with ids, and each id is the name of one row of one checklist. */
class ChecklistTest {

    private static final List<Path> CHECKLISTS = List.of(Path.of("docs/seed-checklist.md"), Path.of("docs/security-checklist.md"));
    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z]+\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("void ([a-z]+\\d+_\\w+)\\(");
    private static final Pattern ID = Pattern.compile("\\G([a-z]+\\d+)_");

    @Test
    void noIdNamesTwoRows() {
        assertThat(rows()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyIdThatATestCitesCanBeLookedUp() throws IOException {
        Set<String> known = rows().stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(toSet());
        var unknown = new TreeMap<String, String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).map(ChecklistTest::read).flatMap(ChecklistTest::tests)
                    .forEach(test -> ID.matcher(test).results().map(id -> id.group(1)).filter(id -> !known.contains(id))
                            .forEach(id -> unknown.put(test, id)));
        }
        assertThat(unknown).isEmpty();
    }

    private static List<String> rows() {
        return CHECKLISTS.stream().map(ChecklistTest::read).flatMap(text -> ROW.matcher(text).results()).map(row -> row.group(1)).toList();
    }

    private static Stream<String> tests(String source) {
        return TEST.matcher(source).results().map((MatchResult test) -> test.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

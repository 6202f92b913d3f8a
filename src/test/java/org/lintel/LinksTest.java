package org.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Whoever follows a link of the documentation to another page, a picture or a file gets there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]+)(?:#[^)\\s]*)?\\)");
    private static final Pattern EXAMPLES = Pattern.compile("(?ms)^```.*?^```$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs", "samples", "server-config")
                .flatMap(LinksTest::pagesBelow)) {
            List<String> broken = pages.flatMap(LinksTest::broken).toList();
            assertThat(broken).isEmpty();
        }
    }

    private static Stream<Path> pagesBelow(String place) {
        try (Stream<Path> files = Files.walk(Path.of(place))) {
            return files.filter(file -> file.toString().endsWith(".md") && !file.toString().contains("node_modules")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> broken(Path page) {
        try {
            String text = EXAMPLES.matcher(Files.readString(page)).replaceAll("");
            return LINK.matcher(text).results().map(link -> link.group(1))
                    .filter(link -> !Files.exists(page.resolveSibling(link))).map(link -> page + ": " + link);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** NOTICE names what the WAR carries: a library that comes or goes, also by way of another one, is noticed here. */
class NoticeTest {

    private static final Pattern ENTRY = Pattern.compile("(?m)^(\\S+) {2,}\\S.*$");

    @Test
    void theNoticeNamesEachLibraryOfTheWarOnceAndNoOther() throws IOException {
        List<String> named = ENTRY.matcher(Files.readString(Path.of("NOTICE"))).results().map(entry -> entry.group(1)).toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(libraries());
    }

    private static List<String> libraries() throws IOException {
        try (var list = NoticeTest.class.getResourceAsStream("/org/lintel/plugin/libraries.txt")) {
            return Stream.of(new String(list.readAllBytes(), StandardCharsets.UTF_8).strip().split(":"))
                    .map(path -> path.replaceFirst(".*/(.+?)-\\d[^/]*\\.jar", "$1")).toList();
        }
    }
}

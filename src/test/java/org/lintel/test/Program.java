package org.lintel.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A program of this machine that a database server consists of. */
record Program(String path) {

    /** Debian keeps several versions of PostgreSQL apart, outside the path. */
    private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

    static Program named(String name) {
        return Stream.of(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of),
                Stream.of("/usr/sbin", "/usr/local/sbin").map(Path::of), versionsOfPostgresql())
                .flatMap(folders -> folders).map(folder -> folder.resolve(name)).filter(Files::isExecutable).findFirst()
                .map(path -> new Program(path.toString()))
                .orElseThrow(
                        () -> new IllegalStateException("There is no program " + name + " on this machine: the tests of the stores need"
                                + " PostgreSQL and MariaDB; -Dlintel.test.databases=h2 leaves them out."));
    }

    private static Stream<Path> versionsOfPostgresql() {
        if (!Files.isDirectory(POSTGRESQL)) {
            return Stream.of();
        }
        try (Stream<Path> versions = Files.list(POSTGRESQL)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read what is made. */
public class PrivateFilesTest {

    @TempDir
    Path directory;

    @Test
    void x64_aFileIsMadeOnceAndIsItsOwnersAlone() throws IOException {
        Path file = open(directory.resolve("open")).resolve("file");
        PrivateFiles.createIfMissing(file);
        Files.writeString(file, "text");
        PrivateFiles.createIfMissing(file);
        assertThat(file).content().isEqualTo("text");
        areTheirOwnersAlone(file.getParent(), "file");
    }

    /** A directory in which everybody may do everything. */
    public static Path open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Whether these are the files in the directory, and nobody else may read them. */
    public static void areTheirOwnersAlone(Path directory, String... names) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).extracting(file -> file.getFileName().toString()).containsExactlyInAnyOrder(names);
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }
}

package org.lintel.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that only their owner can read, from the moment they exist. */
public final class PrivateFiles {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {
    }

    /** Makes an empty file; one that exists is an {@link IOException}. */
    public static void create(Path file) throws IOException {
        Files.createFile(file, only("rw-------"));
    }

    /** Makes an empty file unless there is one. */
    public static void createIfMissing(Path file) throws IOException {
        try {
            create(file);
        } catch (FileAlreadyExistsException e) {
            // as it is
        }
    }

    /** Makes the directory and what is missing above it. */
    public static void createDirectory(Path directory) throws IOException {
        Files.createDirectories(directory, only("rwx------"));
    }

    private static FileAttribute<?>[] only(String permissions) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}

package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One process of the test run after the other: until {@link #close}, nobody else has the turn of this name. */
public final class Turn implements AutoCloseable {

    private final FileChannel channel;

    /** Waits for it. */
    public Turn(String name) {
        try {
            Path file = Files.createDirectories(Built.target("runs")).resolve(name + ".lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

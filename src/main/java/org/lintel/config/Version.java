package org.lintel.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which version of Lintel this is. */
public final class Version {

    private static final String RUNNING = read();

    private Version() {
    }

    /** As the build was called. */
    public static String running() {
        return RUNNING;
    }

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

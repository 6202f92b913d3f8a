package org.lintel.test;

import java.util.List;
import java.util.Optional;

/**
 * What this run of the tests is about: {@code -Dlintel.test.run} names the server and, where it is not H2 in a file, what is behind it:
 * {@code payara}, {@code payaraserver}, {@code wildfly-postgresql}, {@code payara-memory}.
 */
public final class Run {

    private static final List<String> WORDS = List.of(System.getProperty("lintel.test.run", "payara").split("-"));

    private Run() {}

    /** Tests run in several processes at once: this one has a folder of its own. */
    static String folder() {
        return String.join("-", WORDS) + "-" + System.getProperty("lintel.test.process", "alone");
    }

    static String server() {
        return WORDS.get(0);
    }

    /** Whether what a test does is the business of this server alone. */
    public static boolean on(String server) {
        return server().equals(server);
    }

    static boolean inMemory() {
        return behind().equals(Optional.of("memory"));
    }

    static Optional<String> behind() {
        return WORDS.stream().skip(1).findFirst();
    }
}

package org.lintel.test;

import java.nio.file.Path;

/** Where the build put what the tests run: {@code pom.xml} says it, no test guesses. */
public final class Built {

    private Built() {
    }

    public static Path war() {
        return path("lintel.test.war");
    }

    public static Path payaraMicro() {
        return path("lintel.test.payara");
    }

    static Path payaraServer() {
        return path("lintel.test.payara-server");
    }

    public static Path wildFly() {
        return path("lintel.test.wildfly");
    }

    /** A file or folder below {@code target/}. */
    public static Path target(String name) {
        return war().resolveSibling(name);
    }

    /** A file or folder below {@code target/} that no other process of the test run has: several run at once. */
    public static Path own(String name) {
        return target("runs").resolve(Run.folder()).resolve(name);
    }

    /** A file or folder of the repository, as an operator gets it. */
    public static Path source(String name) {
        return war().getParent().resolveSibling(name);
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("-D" + property + " is missing: run this test by ./mvnw verify");
        }
        return Path.of(value).toAbsolutePath();
    }
}

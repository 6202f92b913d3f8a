package org.lintel.flow;

import java.util.Locale;

import org.lintel.test.Ports;

/** Programs of other people that sign in at Lintel, registered in {@code http-suite.json}: each has its port before it runs. */
public enum Guest {

    SPRING, JAKARTA, APACHE;

    private final int port = Ports.free();

    public int port() {
        return port;
    }

    public String origin() {
        return "http://localhost:" + port;
    }

    /** A line of the registrations with the addresses of those that it speaks of. */
    static String placed(String line) {
        String placed = line;
        for (Guest guest : values()) {
            placed = placed.replace("http://" + guest.name().toLowerCase(Locale.ROOT) + "/", guest.origin() + "/");
        }
        return placed;
    }
}

package org.lintel.secret;

import java.util.function.Supplier;

/** For whom this thread works: of passwords that wait, each address has a turn after the other ({@link FairQueue}). */
public final class Origin {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Origin() {
    }

    /** Does the work on behalf of this address, and returns its result. */
    public static <T> T at(String address, Supplier<T> work) {
        CURRENT.set(address);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** The address; empty where none was given: at the start, on the command line. */
    static String current() {
        String address = CURRENT.get();
        return address == null ? "" : address;
    }
}

package org.lintel.secret;

import java.util.function.Supplier;

/** For whom this thread works: of passwords that wait, each address has a turn after the other ({@link FairQueue}). */
public final class Origin {

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Origin() {
    }

    /** What the work finds out for whoever is at this address. */
    public static <T> T at(String address, Supplier<T> work) {
        CURRENT.set(address);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** The address; empty where nobody said one: at the start, on the command line. */
    static String current() {
        String address = CURRENT.get();
        return address == null ? "" : address;
    }
}

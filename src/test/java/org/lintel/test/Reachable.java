package org.lintel.test;

import java.net.URI;

/** Where Lintel is found: a server, or what stands before several. */
public interface Reachable {

    /** Scheme, host, port and context path, without a slash at the end. */
    String address();

    /** The address of {@code path}, which begins with a slash, below {@link #address()}. */
    default URI at(String path) {
        return URI.create(address() + path);
    }
}

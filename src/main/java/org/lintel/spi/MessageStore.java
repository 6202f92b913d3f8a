package org.lintel.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Place: what has to be remembered between two requests of one browser while the user signs out. Called within such a request. The built-in
 * one keeps a message in an encrypted cookie and nothing on the server.
 */
public interface MessageStore {

    /**
     * Keeps a message.
     *
     * @param id      unguessable; stands in the address of the pages
     * @param message JSON; not to be looked into
     * @param expires from when on it counts as absent
     */
    void write(String id, String message, Instant expires);

    /** The message with this id: absent if it was never written, has expired, was forgotten or has been tampered with. */
    Optional<String> read(String id);

    /** Forgets the message with this id, if there is one. */
    void forget(String id);
}

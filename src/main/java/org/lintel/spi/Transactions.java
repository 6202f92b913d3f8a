package org.lintel.spi;

import java.util.function.Supplier;

/**
 * Place: what makes several changes one. The built-in {@code jpa} does in one transaction of the database what the built-in stores on it do
 * in the same thread; {@code memory} does one thing after the other, since there is nothing that could be left half done after a crash.
 * Thread-safe.
 */
public interface Transactions {

    /**
     * Does the work, all of it or nothing: it returns only if everything in it has happened. Within another call of the same thread it
     * becomes part of that one.
     *
     * @param work what changes stores and nothing else, since it may be done again from its beginning where other transactions were at the
     *             same rows; an exception that it throws leaves nothing and is thrown on
     * @throws RefusedChange                                if a {@link Directory} has refused a change within, whatever the work made of
     *                                                      that: then nothing has happened
     * @throws org.lintel.model.UnavailableException where it cannot be done now
     */
    <T> T together(Supplier<T> work);
}

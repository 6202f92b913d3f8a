package org.lintel.spi;

import java.util.List;
import java.util.Optional;

import org.lintel.model.DirectoryEntry;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.UnavailableException;

/**
 * What an operator keeps, to be looked through and changed: the wider face of a store. Nothing here checks who may do so. Each method takes
 * effect at once and on its own; what is changed, other nodes see within ten seconds. Any method throws {@link UnavailableException} where
 * it cannot be done now, with nothing changed. Thread-safe.
 *
 * @param <T> what is kept; the first component is its id, unique and unchangeable
 */
public interface Directory<T extends Record> {

    /** What came of a change. */
    enum Outcome {
        DONE,
        /**
         * Nothing has changed: there is one of this id, or of a name that has to be unique; or it is not of that version any more, because
         * another one came first, or is gone.
         */
        CONFLICT,
        /** Nothing has changed: the configuration file lists it, and only its {@code enabled} can be changed elsewhere. */
        LISTED;

        /**
         * For what must not go on without the change, such as within {@link Transactions#together}.
         *
         * @throws RefusedChange unless it is {@link #DONE}
         */
        public void orThrow() {
            if (this != DONE) {
                throw new RefusedChange(this);
            }
        }
    }

    /** A page, in the order of the ids, enabled or not: as quick for a million as for ten. */
    List<DirectoryEntry<T>> page(DirectoryQuery query);

    /** The entry with exactly this id, as it is now: not from memory. */
    Optional<DirectoryEntry<T>> find(String id);

    /** Adds an entry. */
    Outcome create(T entry);

    /**
     * Changes an entry, unless another one has changed it meanwhile: a lost update is refused.
     *
     * @param entry   the whole of it, with the id that it has
     * @param version of the entry that the change was made of
     */
    Outcome replace(T entry, long version);

    /** Removes an entry, unless another one has changed it meanwhile. What was given to it or of it stays until that expires. */
    Outcome remove(String id, long version);
}

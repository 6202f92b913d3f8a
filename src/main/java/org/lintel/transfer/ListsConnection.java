package org.lintel.transfer;

import java.sql.Connection;
import java.sql.SQLException;

/** A way to the database that has the lists, for a server or for a command. */
public interface ListsConnection {

    /**
     * A connection of the caller's own, to be closed.
     *
     * @throws org.lintel.model.UnavailableException while the database of a server is away
     * @throws IllegalArgumentException with a sentence that says what is wrong with the settings of a command
     */
    Connection connect() throws SQLException;

    /** To be told when something has changed: other nodes see it within seconds, and this one at once. */
    default void changed() {
    }
}

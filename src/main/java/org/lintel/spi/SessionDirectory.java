package org.lintel.spi;

import java.util.List;

import org.lintel.model.Session;
import org.lintel.model.SessionQuery;

/**
 * The wider face of a {@link SessionStore} that can be looked through; a store that has it fills the same place. A plug-in ends sessions by
 * {@link SessionEnding}, and does not change them.
 */
public interface SessionDirectory extends SessionStore {

    /** A page of the sessions that there are, newest first: as quick for a million as for ten. */
    List<Session> page(SessionQuery query);
}

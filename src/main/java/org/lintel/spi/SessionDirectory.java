package org.lintel.spi;

import java.util.HashSet;
import java.util.List;

import org.lintel.model.Session;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;

/**
 * The wider face of a {@link SessionStore} that can be looked through; a store that has it fills the same place. A plug-in ends sessions by
 * {@link SessionEnding}, and does not change them.
 */
public interface SessionDirectory extends SessionStore {

    /** A page of the sessions that there are, newest first: as quick for a million as for ten. */
    List<Session> page(SessionQuery query);

    /**
     * Counts the sessions that are asked for, whatever the limit of the query. A store that can count without reading the sessions does
     * that instead.
     *
     * @param most how many are counted: beyond that {@link SessionTally#more} has to do
     */
    default SessionTally tally(SessionQuery query, int most) {
        var users = new HashSet<String>();
        int sessions = 0;
        for (List<Session> page = page(query); !page.isEmpty(); page = page(query)) {
            for (Session session : page) {
                if (sessions == most) {
                    return new SessionTally(sessions, users.size(), true);
                }
                sessions++;
                users.add(session.subject());
            }
            query = query.after(page.get(page.size() - 1));
        }
        return new SessionTally(sessions, users.size(), false);
    }
}

package org.lintel.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.manage.Area;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Sessions;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;

/** Whom a change concerns. */
@RequestScoped
public class Numbers {

    @Inject
    Console console;

    @Inject
    Sessions sessions;

    @Inject
    Wording wording;

    /**
     * How many people are signed in in these sessions.
     *
     * @return {@code null} where the operator may not know that, or the store cannot tell
     */
    String signedIn(SessionQuery query) {
        return signedIn(query, "numbers.signedIn", "numbers.more");
    }

    /** How many people are signed in at all; {@code null} as above. */
    String signedIn() {
        return signedIn(SessionQuery.newest(1), "numbers.all", "numbers.allMore");
    }

    private String signedIn(SessionQuery query, String exactly, String more) {
        if (!console.mayRead(Area.SESSIONS)) {
            return null;
        }
        try {
            SessionTally tally = sessions.count(console.operator(), query);
            return wording.of(tally.more() ? more : exactly, tally.users(), tally.sessions());
        } catch (ManagementException e) {
            return null;
        }
    }
}

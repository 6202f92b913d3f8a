package org.lintel.admin;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Clients.Tally;
import org.lintel.manage.Entry;
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
    Clients clients;

    @Inject
    Sessions sessions;

    @Inject
    Wording wording;

    /** Whom it concerns if this is switched off or removed; {@code null} where that cannot be told. */
    String of(Thing thing, Entry entry) {
        return switch (thing) {
            case CLIENT -> signedIn(SessionQuery.newest(1).ofClient(entry.id()));
            case SCOPE -> asking(Set.of(entry.id()));
            case API_RESOURCE -> asking(Set.copyOf(FieldKind.LINES.text(entry.members().get("scopes")).lines().toList()));
            case OPERATOR -> null;
        };
    }

    private String asking(Set<String> scopeNames) {
        if (!console.mayRead(Area.CLIENTS)) {
            return null;
        }
        try {
            Tally tally = clients.mayAskFor(console.operator(), scopeNames);
            return wording.of(tally.more() ? "numbers.moreAsking" : "numbers.asking", tally.count(), tally.among());
        } catch (ManagementException e) {
            return null;
        }
    }

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

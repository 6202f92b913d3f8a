package org.lintel.model;

import java.util.Locale;

/** What an operator is charged with. */
public enum Role {

    /** Everything, operators included. */
    ADMINISTRATOR,

    /** Looks at everything, and changes nothing. */
    AUDITOR,

    /** Looks after users, their sessions and what they let applications do, and finds out why a request was refused. */
    HELPDESK,

    /** Looks after certain clients: all of them but what they may ask for. */
    CLIENT_OWNER;

    /** As operators write it, but for the case. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

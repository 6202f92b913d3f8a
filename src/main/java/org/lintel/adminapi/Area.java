package org.lintel.adminapi;

import java.util.Locale;

import org.lintel.model.Scope;

/** A part of what is managed, with the scopes for it. */
enum Area {

    CLIENTS, SCOPES, USERS, SESSIONS, GRANTS, KEYS, AUDIT, REFUSALS;

    String readScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".read";
    }

    /** Reading included. */
    String writeScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".write";
    }
}

package org.lintel.manage;

import java.util.Locale;

import org.lintel.model.Scope;

/** A part of what is managed, with the scopes for it. */
public enum Area {

    CLIENTS, SCOPES, USERS, SESSIONS, GRANTS, KEYS, AUDIT, REFUSALS, OPERATORS, SETTINGS;

    public String readScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".read";
    }

    /** Reading included. */
    public String writeScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".write";
    }
}

package org.lintel.manage;

import java.util.Locale;

import org.lintel.model.Scope;

/** A part of what is managed, with the scopes for it. */
public enum Area {

    CLIENTS(true),
    SCOPES(true),
    USERS(true),
    SESSIONS(true),
    GRANTS(true),
    KEYS(true),
    AUDIT(false),
    REFUSALS(false),
    USAGE(false),
    OPERATORS(true),
    SETTINGS(false);

    private final boolean changeable;

    Area(boolean changeable) {
        this.changeable = changeable;
    }

    /** Whether there is anything to change. */
    boolean changeable() {
        return changeable;
    }

    public String readScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".read";
    }

    /** Reading included. */
    public String writeScope() {
        return Scope.MANAGEMENT_PREFIX + name().toLowerCase(Locale.ROOT) + ".write";
    }
}

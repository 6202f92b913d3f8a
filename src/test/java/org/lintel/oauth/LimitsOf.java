package org.lintel.oauth;

import org.lintel.config.Configured;

/** The limits of a test without a server. */
public final class LimitsOf {

    private LimitsOf() {
    }

    /** As they are where nothing is configured. */
    public static InputLimits nothing() {
        return configured(Configured.withNothing());
    }

    public static InputLimits configured(Configured configured) {
        var limits = new InputLimits();
        limits.settings = configured.settings();
        return limits;
    }
}

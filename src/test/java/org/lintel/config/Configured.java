package org.lintel.config;

import java.util.EnumMap;
import java.util.Map;

/** Settings for a test without a server: system properties, which are put back at the end. */
public final class Configured implements AutoCloseable {

    private final Map<Setting, String> before = new EnumMap<>(Setting.class);

    /** As an operator's machine is before anything was said. */
    public static Configured withNothing() {
        return new Configured();
    }

    public static Configured with(Setting setting, String value) {
        return withNothing().and(setting, value);
    }

    public Configured and(Setting setting, String value) {
        String known = System.setProperty(setting.key(), value);
        before.putIfAbsent(setting, known == null ? "" : known);
        return this;
    }

    /** The settings as they are now, read and checked. */
    public Settings settings() {
        var settings = new Settings();
        settings.check();
        return settings;
    }

    public Issuer issuer() {
        var issuer = new Issuer();
        issuer.settings = settings();
        issuer.split();
        return issuer;
    }

    @Override
    public void close() {
        before.forEach((setting, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(setting.key());
            } else {
                System.setProperty(setting.key(), value);
            }
        });
    }
}

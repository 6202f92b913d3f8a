package org.lintel.config;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a setting says now, and who said it.
 *
 * @param value  in force; {@code null} if there is none, and {@code ***} for a secret
 * @param source where it was said
 * @param file   the source's own name, where that is neither a system property nor a variable
 */
public record SettingInForce(Setting setting, @Nullable String value, Source source, @Nullable String file) {

    private static final String MASKED = "***";

    /** In the order in which they win. */
    public enum Source {
        SYSTEM_PROPERTY, ENVIRONMENT, FILE,
        /** Nobody said anything. */
        DEFAULT
    }

    /** By the value, since servers call their sources as they like. */
    public static SettingInForce of(Setting setting) {
        Optional<String> said = Settings.said(setting);
        Source source = said.map(value -> source(setting, value)).orElse(Source.DEFAULT);
        return new SettingInForce(setting, Settings.read(setting).map(value -> masked(setting, value)).orElse(null), source,
                source == Source.FILE ? ConfigProvider.getConfig(Settings.class.getClassLoader()).getConfigValue(setting.key())
                        .getSourceName() : null);
    }

    private static Source source(Setting setting, String value) {
        if (value.equals(System.getProperty(setting.key(), "").strip())) {
            return Source.SYSTEM_PROPERTY;
        }
        return value.equals(Objects.toString(System.getenv(setting.variable()), "").strip()) ? Source.ENVIRONMENT
                : Source.FILE;
    }

    /** The URL of a database may have a user and a password in it, before the host or among its parameters. */
    private static String masked(Setting setting, String value) {
        if (setting.secret()) {
            return MASKED;
        }
        return setting == Setting.DATABASE_URL ? value.replaceFirst("//[^/]*@", "//" + MASKED + "@").replaceFirst("([?;]).*", "$1" + MASKED)
                : value;
    }
}

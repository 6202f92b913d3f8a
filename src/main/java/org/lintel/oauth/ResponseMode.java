package org.lintel.oauth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an authorization response travels (OAuth 2.0 Multiple Response Type Encoding Practices §2.1, Form Post Response Mode §2). */
public enum ResponseMode {

    QUERY, FRAGMENT, FORM_POST;

    /** The mode that {@code response_mode} names. */
    public static Optional<ResponseMode> named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.parameter().equals(name)).findFirst();
    }

    /** As it stands in {@code response_mode}. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.lintel.model;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password that a user chooses must be: long enough, new, and not what is known about the user. No rule asks for kinds of
 * characters, and none for regular changes (NIST SP 800-63B-4 §3.1.1.2).
 *
 * @param shortest how many characters it has at least
 */
public record PasswordRules(int shortest) {

    /** How many characters it has at the most: as many as a sign-in accepts. */
    public static final int LONGEST = 1000;

    /** What there is to say against a password. */
    public enum Objection {
        /** Fewer than {@link #shortest} characters. */
        TOO_SHORT,
        /** More than {@link #LONGEST}; none are cut off. */
        TOO_LONG,
        /** The user name, or what a claim says about the user. */
        ABOUT_USER,
        /** The one that the user has. */
        UNCHANGED
    }

    /**
     * What speaks against it; absent if it is good.
     *
     * @param current  the password that the user has
     * @param password the one that the user would like
     */
    public Optional<Objection> objection(User user, String current, String password) {
        // "each Unicode code point SHALL be counted as a single character"
        if (password.codePointCount(0, password.length()) < shortest) {
            return Optional.of(Objection.TOO_SHORT);
        } else if (password.length() > LONGEST) {
            return Optional.of(Objection.TOO_LONG);
        } else if (known(user).anyMatch(text -> text.equalsIgnoreCase(password.strip()))) {
            return Optional.of(Objection.ABOUT_USER);
        }
        return password.equals(current) ? Optional.of(Objection.UNCHANGED) : Optional.empty();
    }

    private static Stream<String> known(User user) {
        return Stream.concat(Stream.of(user.username()),
                user.claims().values().values().stream().filter(String.class::isInstance).map(String.class::cast));
    }
}

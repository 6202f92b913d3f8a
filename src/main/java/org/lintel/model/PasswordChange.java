package org.lintel.model;

import java.time.Duration;

/** What came of wanting another password. */
public sealed interface PasswordChange {

    /** The user has the new one. */
    record Changed() implements PasswordChange {
    }

    /** The current password is another one. */
    record Wrong() implements PasswordChange {
    }

    /**
     * There were too many attempts; this one was not looked at.
     *
     * @param delay how long until the next one will be, for status 429 and {@code Retry-After} (RFC 6585 §4)
     */
    record Delayed(Duration delay) implements PasswordChange {
    }

    /** The new password will not do. */
    record Refused(PasswordRules.Objection objection) implements PasswordChange {
    }

    /** No user is signed in, or passwords are kept where Lintel cannot change them. */
    record Impossible() implements PasswordChange {
    }
}

package org.lintel.model;

import java.time.Duration;

/** What came of a sign-in. */
public sealed interface SignInOutcome {

    /**
     * The user is signed in.
     *
     * @param address where to send the browser, with status 303: a path on this server
     */
    record Accepted(String address) implements SignInOutcome {
    }

    /**
     * The password is right and temporary: the user is not signed in, and chooses another one first
     * ({@link org.lintel.spi.SignInInteraction#changeTemporaryPassword}).
     */
    record ToBeChanged() implements SignInOutcome {
    }

    /** Wrong name, wrong password or a user who is not welcome: the page says the same for each. */
    record Wrong() implements SignInOutcome {
    }

    /**
     * There were too many attempts; this one was not looked at.
     *
     * @param delay how long until the next one will be, for status 429 and {@code Retry-After} (RFC 6585 §4)
     */
    record Delayed(Duration delay) implements SignInOutcome {
    }

    /** The request that the user would sign in for is unknown in this browser, answered or expired. */
    record Over() implements SignInOutcome {
    }
}

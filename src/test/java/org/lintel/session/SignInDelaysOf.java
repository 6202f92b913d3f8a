package org.lintel.session;

import org.lintel.spi.AttemptStore;

/** For the tests of others. */
public final class SignInDelaysOf {

    private SignInDelaysOf() {
    }

    public static SignInDelays store(AttemptStore attempts) {
        var delays = new SignInDelays();
        delays.attempts = attempts;
        delays.begin(30);
        return delays;
    }
}

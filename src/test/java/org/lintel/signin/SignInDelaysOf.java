package org.lintel.signin;

import java.util.Optional;

import org.lintel.browser.DeviceCookie;
import org.lintel.spi.AttemptStore;

/** For the tests of others. */
public final class SignInDelaysOf {

    private SignInDelaysOf() {
    }

    public static SignInDelays store(AttemptStore attempts) {
        var delays = new SignInDelays();
        delays.attempts = attempts;
        delays.device = new DeviceCookie() {

            @Override
            public Optional<String> of(String user) {
                return Optional.empty();
            }
        };
        delays.begin(30);
        return delays;
    }
}

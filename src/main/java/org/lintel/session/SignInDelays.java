package org.lintel.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.oauth.Handles;
import org.lintel.secret.Delays;

/** Growing delays after failed sign-ins, per user name (whether or not there is such a user) and per address. */
@ApplicationScoped
public class SignInDelays {

    @Inject
    Clock clock;

    private Delays byUser;
    private Delays byAddress;

    @PostConstruct
    void begin() {
        byUser = new Delays(clock, 4, Duration.ofMinutes(1));
        byAddress = new Delays(clock, 30, Duration.ofMinutes(1));
    }

    /** Begins a sign-in, which counts as failed until {@link #succeeded}: how long to wait instead; zero if it may go on. */
    public Duration attempt(String username, String address) {
        Duration wait = byAddress.attempt(address);
        return wait.isZero() ? byUser.attempt(user(username)) : wait;
    }

    public void succeeded(String username, String address) {
        byUser.succeeded(user(username));
        byAddress.succeeded(address);
    }

    /** Hashed: people type their password into the wrong field. */
    private static String user(String username) {
        return Handles.hash("username", username.strip().toLowerCase(Locale.ROOT));
    }
}

package org.lintel.session;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.chore.Chore;

/** Ends the sessions whose time is over, so that their clients are told soon after. */
@ApplicationScoped
class ExpiredSessions implements Chore {

    @Inject
    Sessions sessions;

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        sessions.endExpired();
    }

    @Override
    public String toString() {
        return "ending expired sessions";
    }
}

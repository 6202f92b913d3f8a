package org.lintel.standard;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.lintel.event.ClientNotified;
import org.lintel.event.ConsentDecided;
import org.lintel.event.GrantsRevoked;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensIssued;
import org.lintel.event.TokensRevoked;

/** One line in the log per event. What comes from outside has been escaped and cut before. */
@ApplicationScoped
public class EventLog {

    private static final System.Logger LOG = System.getLogger("org.lintel.events");

    void on(@Observes RequestRefused e) {
        LOG.log(WARNING, () -> "refused " + e.number() + " " + e.endpoint() + " " + e.error() + ": " + e.reason()
                + " client=" + e.clientId() + (e.details().isEmpty() ? "" : " " + e.details()));
    }

    void on(@Observes TokensIssued e) {
        LOG.log(INFO, () -> "issued " + e.kinds() + " by " + e.grant() + " client=" + e.clientId() + " subject=" + e.subject()
                + " scopes=" + e.scopes());
    }

    void on(@Observes SignedIn e) {
        LOG.log(INFO, () -> "signed in subject=" + e.subject() + " sid=" + e.sid() + " client=" + e.clientId() + " from=" + e.address());
    }

    void on(@Observes SignInFailed e) {
        LOG.log(WARNING, () -> "sign-in failed: " + e.reason() + " from=" + e.address());
    }

    void on(@Observes SignedOut e) {
        LOG.log(INFO, () -> "signed out subject=" + e.subject() + " sid=" + e.sid() + " clients=" + e.clients() + " reason=" + e.reason());
    }

    void on(@Observes GrantsRevoked e) {
        LOG.log(INFO, () -> "grants revoked subject=" + e.subject() + " client=" + e.clientId() + " sid=" + e.sid());
    }

    void on(@Observes TokensRevoked e) {
        LOG.log(e.reason() == TokensRevoked.Reason.REPLAY ? WARNING : INFO,
                () -> "tokens revoked client=" + e.clientId() + " subject=" + e.subject() + " reason=" + e.reason());
    }

    void on(@Observes ClientNotified e) {
        if (e.outcome() == ClientNotified.Outcome.TOLD) {
            LOG.log(INFO, () -> "told client=" + e.clientId() + " sid=" + e.sid() + " attempts=" + e.attempts() + " millis=" + e.millis());
        } else {
            LOG.log(WARNING, () -> "not told: " + e.outcome() + " client=" + e.clientId() + " sid=" + e.sid() + " attempts=" + e.attempts()
                    + " millis=" + e.millis() + ": " + e.reason());
        }
    }

    void on(@Observes ConsentDecided e) {
        LOG.log(INFO, () -> "consent " + (e.granted().isEmpty() ? "refused" : "given") + " subject=" + e.subject() + " client="
                + e.clientId() + " scopes=" + e.granted() + (e.remembered() ? " remembered" : ""));
    }
}

package org.lintel.standard;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.Peer;
import org.lintel.config.Issuer;
import org.lintel.event.ClientNotified;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;

/** One line in the log per event, of whatever kind: docs/operating.md describes the form. */
@ApplicationScoped
public class AuditLog {

    static final String LOGGER = "org.lintel.audit";
    private static final System.Logger LOG = System.getLogger(LOGGER);
    private static final String EVENTS = RequestRefused.class.getPackageName();

    @Inject
    Issuer issuer;

    @Inject
    Peer peer;

    @Inject
    HttpServletRequest request;

    void on(@Observes Record event) {
        if (event.getClass().getPackageName().equals(EVENTS)) {
            LOG.log(troubling(event) ? WARNING : INFO, () -> AuditLine.of(event, address(), issuer.value()));
        }
    }

    private static boolean troubling(Record event) {
        return event instanceof RequestRefused || event instanceof SignInFailed
                || event instanceof ClientNotified notified && notified.outcome() != ClientNotified.Outcome.TOLD;
    }

    /** From where; what happens without a request comes from nowhere. */
    private Optional<String> address() {
        try {
            return Optional.of(peer.address(request));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

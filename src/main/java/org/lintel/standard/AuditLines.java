package org.lintel.standard;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.announce.Reaction;
import org.lintel.browser.RemoteAddress;
import org.lintel.browser.TraceContext;
import org.lintel.config.Issuer;
import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ClientAuthenticationFailed;
import org.lintel.event.ClientNotified;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.TokensRevoked;

/**
 * One line in the log per event; docs/operating.md describes the form. The authentication of a client has none; what follows from it, such
 * as a refusal, has.
 */
@ApplicationScoped
public class AuditLines implements Reaction {

    static final String LOGGER = "org.lintel.audit";
    static final Set<Class<? extends Record>> UNWRITTEN = Set.of(ClientAuthenticated.class, ClientAuthenticationFailed.class);
    private static final System.Logger LOG = System.getLogger(LOGGER);

    @Inject
    Issuer issuer;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    TraceContext trace;

    @Inject
    HttpServletRequest request;

    @Override
    public Turn turn() {
        return Turn.AUDIT;
    }

    @Override
    public void to(Record event) {
        if (UNWRITTEN.contains(event.getClass())) {
            return;
        }
        LOG.log(troubling(event) ? WARNING : INFO, () -> AuditLine.of(event, ofRequest(trace::traceId), address(), issuer.value()));
    }

    private static boolean troubling(Record event) {
        return event instanceof RequestRefused || event instanceof SignInFailed
                || event instanceof TokensRevoked revoked && revoked.reason() == TokensRevoked.Reason.REPLAY
                || event instanceof ClientNotified notified && notified.outcome() != ClientNotified.Outcome.TOLD;
    }

    /** The remote address; absent for what happens without a request. */
    Optional<String> address() {
        return ofRequest(() -> Optional.of(remoteAddress.address(request)));
    }

    /** What is known of the request; absent for what happens without one. */
    private static <T> Optional<T> ofRequest(Supplier<Optional<T>> known) {
        try {
            return known.get();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

package org.lintel.chained;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ClientAuthenticationFailed;

/** Writes down how clients authenticate, and fails at it. */
@ApplicationScoped
public class Onlooker {

    private static final System.Logger LOG = System.getLogger("onlooker");

    void succeeded(@Observes ClientAuthenticated event) {
        tell(event);
    }

    void failed(@Observes ClientAuthenticationFailed event) {
        tell(event);
    }

    private static void tell(Record event) {
        LOG.log(System.Logger.Level.INFO, "seen " + event);
        throw new IllegalStateException("a toy is broken");
    }
}

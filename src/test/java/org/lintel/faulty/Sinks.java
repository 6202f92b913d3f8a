package org.lintel.faulty;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.lintel.event.SignedIn;

/** One that fails at everything, one at sign-ins in particular, and one that hears all of it. */
@ApplicationScoped
public class Sinks {

    private static final System.Logger LOG = System.getLogger("faulty");

    void everything(@Observes @Priority(1) Record event) {
        throw new IllegalStateException("a fault of a sink");
    }

    void signIn(@Observes @Priority(2) SignedIn event) {
        throw new NoClassDefFoundError("com/example/Missing");
    }

    void hear(@Observes @Priority(3) Record event) {
        LOG.log(System.Logger.Level.INFO, "heard " + event);
    }
}

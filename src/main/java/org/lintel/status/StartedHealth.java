package org.lintel.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.lintel.ready.Readiness;

/** Likewise: see {@link ReadyHealth}. */
@Startup
@ApplicationScoped
public class StartedHealth implements HealthCheck {

    @Inject
    Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lintel").status(readiness.started()).build();
    }
}

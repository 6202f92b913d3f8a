package org.lintel.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.lintel.ready.Readiness;

/** The same for MicroProfile Health. Where the server has no such thing this class cannot be loaded, and {@code beans.xml} leaves it out. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class ReadyHealth implements HealthCheck {

    @Inject
    Readiness readiness;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("lintel").status(readiness.ready());
        readiness.answers().forEach(response::withData);
        return response.build();
    }
}

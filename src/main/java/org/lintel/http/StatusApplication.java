package org.lintel.http;

import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.config.Addresses;
import org.lintel.status.MetricsEndpoint;
import org.lintel.status.StatusEndpoint;

/** How this node is. Answered over plain http too: a load balancer asks from inside. */
@ApplicationPath(Addresses.STATUS)
public class StatusApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                StatusEndpoint.class,
                MetricsEndpoint.class,

                JsonBody.class,
                UnexpectedExceptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return WellKnownApplication.PROPERTIES;
    }
}

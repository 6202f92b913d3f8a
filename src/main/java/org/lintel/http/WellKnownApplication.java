package org.lintel.http;

import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.discovery.ChangePassword;
import org.lintel.discovery.DiscoveryEndpoint;

/** The documents that say what this provider can do. */
@ApplicationPath(".well-known")
public class WellKnownApplication extends Application {

    /** Jersey would otherwise describe the endpoints to anybody who asks by OPTIONS. */
    static final Map<String, Object> PROPERTIES = Map.of("jersey.config.server.wadl.disableWadl", true);

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                DiscoveryEndpoint.class,
                ChangePassword.class,

                JsonBody.class,
                UnavailableExceptions.class,
                UnexpectedExceptions.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return PROPERTIES;
    }
}

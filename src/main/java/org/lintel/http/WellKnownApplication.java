package org.lintel.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.config.Addresses;

/** The documents that say what this provider can do: each {@link org.lintel.spi.Endpoint} below this path. */
@ApplicationPath(Addresses.WELL_KNOWN)
public class WellKnownApplication extends Application {

    /** Jersey would otherwise describe the endpoints in answers to OPTIONS. */
    static final Map<String, Object> PROPERTIES = Map.of("jersey.config.server.wadl.disableWadl", true);

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(Endpoints.below(Addresses.WELL_KNOWN));
        classes.addAll(Set.of(
                JsonBody.class,
                UnavailableExceptions.class,
                UnexpectedExceptions.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return PROPERTIES;
    }
}

package org.lintel.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.config.Addresses;

/** The protocol endpoints: each {@link org.lintel.spi.Endpoint} below this path. */
@ApplicationPath(Addresses.CONNECT)
public class ConnectApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(Endpoints.below(Addresses.CONNECT));
        classes.addAll(Set.of(
                ParametersReader.class,
                EmptyForms.class,
                JsonBody.class,
                OAuthExceptions.class,
                ReturnedExceptions.class,
                RefusedRequests.class,
                UnavailableExceptions.class,
                UnexpectedExceptions.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return WellKnownApplication.PROPERTIES;
    }
}

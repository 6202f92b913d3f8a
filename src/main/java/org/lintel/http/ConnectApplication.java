package org.lintel.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The protocol endpoints: each {@link org.lintel.spi.Endpoint} below this path. */
@ApplicationPath(ConnectApplication.PATH)
public class ConnectApplication extends Application {

    static final String PATH = "/connect";

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(Endpoints.below(PATH));
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

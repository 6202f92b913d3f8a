package org.lintel.http;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

import org.lintel.adminapi.IdempotencyKeys;
import org.lintel.adminapi.ManagementProblems;
import org.lintel.adminapi.PreconditionProblems;
import org.lintel.config.Addresses;

/** Management for programs: each {@link org.lintel.spi.Endpoint} below this path. */
@ApplicationPath(Addresses.ADMIN_API)
public class AdminApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        var classes = new HashSet<>(Endpoints.below(Addresses.ADMIN_API));
        classes.addAll(Set.of(
                JsonBody.class,
                IdempotencyKeys.class,
                ManagementProblems.class,
                PreconditionProblems.class,
                OAuthExceptions.class,
                UnavailableExceptions.class,
                UnexpectedExceptions.class));
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return WellKnownApplication.PROPERTIES;
    }
}

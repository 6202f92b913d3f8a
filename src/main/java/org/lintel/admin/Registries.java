package org.lintel.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.manage.ApiResources;
import org.lintel.manage.Clients;
import org.lintel.manage.Scopes;
import org.lintel.manage.SecretRegistry;

/** Where each thing is managed. */
@ApplicationScoped
public class Registries {

    @Inject
    Clients clients;

    @Inject
    ApiResources apiResources;

    @Inject
    Scopes scopes;

    SecretRegistry<?> of(Thing thing) {
        return switch (thing) {
            case CLIENT -> clients;
            case API_RESOURCE -> apiResources;
            case SCOPE -> scopes;
        };
    }
}

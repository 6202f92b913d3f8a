package org.lintel.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.manage.ApiResources;
import org.lintel.manage.Clients;
import org.lintel.manage.Operators;
import org.lintel.manage.Registry;
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

    @Inject
    Operators operators;

    Registry<?> of(Thing thing) {
        return thing == Thing.OPERATOR ? operators : withSecrets(thing);
    }

    /** @throws IllegalArgumentException if it has none */
    SecretRegistry<?> withSecrets(Thing thing) {
        return switch (thing) {
            case CLIENT -> clients;
            case API_RESOURCE -> apiResources;
            case SCOPE -> scopes;
            case OPERATOR -> throw new IllegalArgumentException("an operator signs in as a user");
        };
    }
}

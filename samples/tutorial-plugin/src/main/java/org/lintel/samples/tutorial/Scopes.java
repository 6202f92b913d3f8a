package org.lintel.samples.tutorial;

import java.util.List;

import org.lintel.model.Scope;
import org.lintel.model.Secret;

public final class Scopes {

    public static List<Scope> get() {
        return List.of(
                Scope.OPENID,
                Scope.PROFILE,
                Scope.EMAIL,
                Scope.identity("groups")
                        .displayName("Your groups")
                        .userClaims("groups")
                        .build(),
                Scope.resource("api")
                        .displayName("Access to API")
                        .description("This will grant you access to the API")
                        .scopeSecrets(Secret.sha256("api-secret"))
                        .build());
    }

    private Scopes() {
    }
}

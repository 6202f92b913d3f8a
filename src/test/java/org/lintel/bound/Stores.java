package org.lintel.bound;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientBuilder;
import org.lintel.model.ClientTokens.AccessTokenType;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** Two clients, one of which has references; a user, whose {@code cnf} is a claim as any other; and the scopes that they need. */
@ApplicationScoped
public class Stores {

    @Produces
    @ApplicationScoped
    ClientStore clients() {
        return ClientStore.of(client("wallet").build(), client("machine").accessTokenType(AccessTokenType.REFERENCE).build());
    }

    private static ClientBuilder client(String clientId) {
        return Client.builder(clientId).clientSecrets(Secret.sha256(clientId + "-secret"))
                .allowedGrantTypes(KeyGrant.NAME, "refresh_token", "client_credentials")
                .allowedScopes("openid", "profile", "offline_access", "api");
    }

    @Produces
    @ApplicationScoped
    ScopeStore scopes() {
        return ScopeStore.of(List.of(Scope.OPENID, Scope.PROFILE, Scope.OFFLINE_ACCESS,
                Scope.resource("api").userClaims("cnf", "name").build()));
    }

    @Produces
    @ApplicationScoped
    UserStore users() {
        return UserStore.of(LocalUser.builder("alice-1").username("alice").password("alice-password")
                .claims(Claims.of("name", "Alice", "cnf", Claims.of("jkt", "invented").values())).build());
    }
}

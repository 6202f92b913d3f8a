package org.lintel.faulty;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.model.User;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/** One client, one user, and the scopes that they need. */
@ApplicationScoped
public class Stores {

    @Inject
    Fault fault;

    @Produces
    @ApplicationScoped
    ClientStore clients() {
        ClientStore good = ClientStore.of(Client.builder("shop").clientSecrets(Secret.sha256("shop-secret"))
                .redirectUris("https://shop.example/callback").allowedScopes("openid", "profile", "offline_access").requireConsent(false)
                .alwaysIncludeUserClaimsInIdToken(true)
                .allowedGrantTypes("authorization_code", "refresh_token", "urn:example:out")
                .backChannelLogoutUri(ConfigProvider.getConfig().getValue("faulty.notified", String.class)).build());
        return new ClientStore() {
            @Override
            public Optional<Client> find(String clientId) {
                return fault.at("client", () -> good.find(clientId));
            }

            @Override
            public boolean allowsOrigin(String origin) {
                return good.allowsOrigin(origin);
            }
        };
    }

    @Produces
    @ApplicationScoped
    ScopeStore scopes() {
        return ScopeStore.of(List.of(Scope.OPENID, Scope.PROFILE, Scope.OFFLINE_ACCESS));
    }

    @Produces
    @ApplicationScoped
    UserStore users() {
        UserStore good = UserStore
                .of(LocalUser.builder("alice-1").username("alice").password("alice-password").claims(Claims.of("name", "Alice")).build());
        return new UserStore() {
            @Override
            public Optional<User> authenticate(String username, String password) {
                return fault.at("authenticate", () -> good.authenticate(username, password));
            }

            @Override
            public Optional<User> find(String subject) {
                return fault.at("user", () -> good.find(subject));
            }
        };
    }
}

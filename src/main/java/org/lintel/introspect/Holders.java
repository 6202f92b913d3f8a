package org.lintel.introspect;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.AccessToken;
import org.lintel.model.Client;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** The client and the user behind a token: without them it is worth nothing. */
@ApplicationScoped
class Holders {

    @Inject
    ClientStore clients;

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    boolean stillWelcome(AccessToken token) {
        Optional<Client> client = clients.find(token.clientId()).filter(Client::enabled);
        return client.isPresent() && (token.subject() == null
                || users.find(token.subject()).filter(user -> profiles.isActive(user, client.get())).isPresent());
    }
}

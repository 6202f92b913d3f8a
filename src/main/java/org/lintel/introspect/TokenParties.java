package org.lintel.introspect;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ProfileService;
import org.lintel.spi.UserStore;

/** The client and the user behind a token: without them it is worth nothing. */
@ApplicationScoped
class TokenParties {

    @Inject
    ClientStore clients;

    @Inject
    UserStore users;

    @Inject
    ProfileService profiles;

    /** @param subject {@code null} where the client acts for itself */
    @Duty("RFC 7662 4 all-checks")
    boolean stillWelcome(String clientId, String subject) {
        Optional<Client> client = clients.find(clientId).filter(Client::enabled);
        return client.isPresent() && (subject == null
                || users.recall(subject).filter(user -> profiles.isActive(user, client.get())).isPresent());
    }
}

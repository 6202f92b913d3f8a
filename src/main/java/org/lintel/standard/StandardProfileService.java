package org.lintel.standard;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ProfileService;

/** Gives those of the user's claims that the scopes stand for; every user who is enabled is active. */
@ApplicationScoped
@Reserve("standard")
public class StandardProfileService implements ProfileService {

    @Override
    public Claims claims(User user, Client client, Collection<String> names, Destination destination) {
        return user.claims().only(names);
    }

    @Override
    public boolean isActive(User user, Client client) {
        return user.enabled();
    }
}

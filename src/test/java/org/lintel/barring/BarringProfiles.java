package org.lintel.barring;

import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.User;
import org.lintel.spi.ProfileService;

/** Alice may not use "quick". */
@ApplicationScoped
public class BarringProfiles implements ProfileService {

    @Override
    public Claims claims(User user, Client client, Collection<String> names, Destination destination) {
        return user.claims().only(names);
    }

    @Override
    public boolean isActive(User user, Client client) {
        return user.enabled() && !(user.username().equals("alice") && client.clientId().equals("quick"));
    }
}

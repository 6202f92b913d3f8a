package org.lintel.faulty;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.TokenDraft;
import org.lintel.model.User;
import org.lintel.spi.ConsentPolicy;
import org.lintel.spi.ProfileService;
import org.lintel.spi.TokenCustomizer;

/** Asks nobody, knows everybody and changes nothing. */
@ApplicationScoped
public class Policies implements ConsentPolicy, ProfileService, TokenCustomizer {

    @Inject
    Fault fault;

    @Override
    public boolean mustAsk(User user, Client client, List<String> scopes, Supplier<Optional<Consent>> remembered) {
        return fault.at("policy", () -> false);
    }

    @Override
    public Claims claims(User user, Client client, Collection<String> names, Destination destination) {
        return fault.at("claims", user::claims);
    }

    @Override
    public boolean isActive(User user, Client client) {
        return fault.at("active", () -> true);
    }

    @Override
    public void customize(TokenDraft draft) {
        fault.at("customize", () -> draft.claims().put("customized", true));
    }
}

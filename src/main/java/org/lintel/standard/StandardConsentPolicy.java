package org.lintel.standard;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.User;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ConsentPolicy;

/** Asks unless the client needs no consent or the user has allowed all of it before. */
@ApplicationScoped
@Reserve("standard")
public class StandardConsentPolicy implements ConsentPolicy {

    @Override
    public boolean mustAsk(User user, Client client, List<String> scopes, Supplier<Optional<Consent>> remembered) {
        return client.consent().requireConsent() && !remembered.get().map(consent -> consent.scopes().containsAll(scopes)).orElse(false);
    }
}

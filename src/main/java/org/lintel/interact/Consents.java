package org.lintel.interact;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.event.ConsentDecided;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.Grant;
import org.lintel.oauth.Handles;
import org.lintel.spi.GrantStore;

/** What users allowed clients to have, where it is to be remembered. */
@ApplicationScoped
public class Consents {

    @Inject
    GrantStore grants;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Event<ConsentDecided> decided;

    public Optional<Consent> find(String subject, String clientId) {
        return grants.find(key(subject, clientId)).filter(grant -> grant.kind() == Grant.Kind.CONSENT)
                .map(grant -> RecordJson.read(Consent.class, JsonText.read(grant.data()), null, "consent"));
    }

    /** Takes note of a decision: remembers it or, if the user did not want that, forgets what was remembered. */
    public void decide(Client client, KeptRequest.Decision decision) {
        boolean remember = decision.remember() && client.allowRememberConsent() && !decision.refused();
        String key = key(decision.subject(), client.clientId());
        if (remember) {
            Instant now = clock.instant();
            Instant expires = client.consentLifetime() == null ? null : now.plus(client.consentLifetime());
            var consent = new Consent(decision.subject(), client.clientId(), decision.scopes());
            grants.put(new Grant(key, Grant.Kind.CONSENT, issuer.value(), decision.subject(), client.clientId(), null, null, now, expires,
                    null, JsonText.write(RecordJson.write(consent))));
        } else {
            grants.remove(key);
        }
        decided.fire(new ConsentDecided(decision.subject(), client.clientId(), decision.scopes(), remember));
    }

    private String key(String subject, String clientId) {
        return Handles.hash(Grant.Kind.CONSENT, issuer.value() + "\n" + subject + "\n" + clientId);
    }
}

package org.lintel.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.config.Issuer;
import org.lintel.event.ConsentDecided;
import org.lintel.json.StoredJson;
import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.GrantQuery;
import org.lintel.model.PersistedGrant;
import org.lintel.secret.Handles;
import org.lintel.spi.GrantStore;

/** What users allowed clients to have, where it is to be remembered. */
@ApplicationScoped
public class Consents {

    private static final int MOST = 10_000;

    @Inject
    GrantStore grants;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Announcements announcements;

    /** A consent with the time of the decision, and that of its end, {@code null} for never. */
    public record Remembered(Consent consent, Instant since, Instant until) {
    }

    public Optional<Consent> find(String subject, String clientId) {
        return grants.find(key(subject, clientId)).filter(grant -> grant.is(PersistedGrant.Kind.CONSENT))
                .map(Consents::read);
    }

    /** All that is remembered of a user, the first {@value #MOST}: there is one for each client at most. */
    public List<Remembered> of(String subject) {
        return grants.list(GrantQuery.ofSubject(subject, PersistedGrant.Kind.CONSENT).limit(MOST)).stream()
                .filter(grant -> grant.issuer().equals(issuer.value()))
                .map(grant -> new Remembered(read(grant), grant.created(), grant.expires())).toList();
    }

    /** Forgets a consent; whether there was one. */
    public boolean forget(String subject, String clientId) {
        boolean known = find(subject, clientId).isPresent();
        grants.remove(key(subject, clientId));
        return known;
    }

    /** Takes note of a decision: remembers it or, if the user did not want that, forgets what was remembered. */
    public void decide(Client client, KeptRequest.Decision decision) {
        boolean remember = remembers(client, decision);
        String key = key(decision.subject(), client.clientId());
        if (remember) {
            Instant now = clock.instant();
            Duration lifetime = client.consent().consentLifetime();
            Instant expires = lifetime == null ? null : now.plus(lifetime);
            var consent = new Consent(decision.subject(), client.clientId(), decision.scopes());
            grants.put(new PersistedGrant(key, PersistedGrant.Kind.CONSENT, issuer.value(), decision.subject(), client.clientId(), null,
                    null, now, expires,
                    null, StoredJson.write(consent)));
        } else {
            grants.remove(key);
        }
        announcements.tell(new ConsentDecided(decision.subject(), client.clientId(), decision.scopes(), remember));
    }

    static boolean remembers(Client client, KeptRequest.Decision decision) {
        return decision.remember() && client.consent().allowRememberConsent() && !decision.refused();
    }

    private static Consent read(PersistedGrant grant) {
        return StoredJson.read(Consent.class, grant.data(), "consent");
    }

    /** Under which it is kept. */
    String key(String subject, String clientId) {
        return Handles.hash(PersistedGrant.Kind.CONSENT, issuer.value() + "\n" + subject + "\n" + clientId);
    }
}

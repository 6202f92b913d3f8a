package org.lintel.desk;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.Granted;
import org.lintel.model.OAuthError;
import org.lintel.model.PersistedGrant;
import org.lintel.model.Secret;
import org.lintel.model.TokenRequest;
import org.lintel.spi.ClientDirectory;
import org.lintel.spi.Directory.Outcome;
import org.lintel.spi.GrantStore;
import org.lintel.spi.GrantType;

/** A desk where clients are registered: a number is drawn first, and whoever comes with it once more is a client from then on. */
@ApplicationScoped
public class DeskGrant implements GrantType {

    public static final String NAME = "urn:example:desk";
    private static final PersistedGrant.Kind NUMBER = new PersistedGrant.Kind("example.org/number");
    private static final OAuthError PENDING = new OAuthError("authorization_pending", 400, "Come again.");

    @Inject
    GrantStore grants;

    @Inject
    Instance<ClientDirectory> directory;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Granted authorize(TokenRequest request) {
        String number = request.form().optional("number").orElseThrow(() -> OAuthError.INVALID_REQUEST.because("no number"));
        PersistedGrant drawn = grants.findByAlias(NUMBER, number).orElseThrow(() -> draw(request, number));
        if (!grants.redeem(drawn.key(), Instant.now())) {
            throw OAuthError.INVALID_GRANT.because("the number was used before");
        }
        Outcome outcome = directory.get().clients().create(Client.builder(number).clientSecrets(Secret.sha256("secret"))
                .allowedGrantTypes("client_credentials").allowedScopes("api").build());
        if (outcome != Outcome.DONE) {
            throw OAuthError.INVALID_GRANT.because("there is such a client");
        }
        return Authorization.forClient(request.issuer(), request.client(), request.client().allowedScopes().stream().toList());
    }

    private RuntimeException draw(TokenRequest request, String number) {
        Instant now = Instant.now();
        boolean drawn = grants.put(new PersistedGrant(UUID.randomUUID().toString(), NUMBER, request.issuer(), null,
                request.client().clientId(), null, null, now, now.plusSeconds(60), null, "{}").withAlias(number));
        return drawn ? PENDING.because("the number is drawn") : OAuthError.INVALID_GRANT.because("another one has drawn it");
    }
}

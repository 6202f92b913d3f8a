package org.lintel.client;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.jose.SignedJwt;
import org.lintel.model.Client;
import org.lintel.model.SigningKey;
import org.lintel.secret.SealedSecrets;
import org.lintel.spec.Duty;

/** Whether a JWT is of a client: signed by one of its keys, or authenticated by one of its secrets, which is kept sealed for that. */
@Duty("Core 6.3 signature")
@ApplicationScoped
public class ClientSignatures {

    /** What there is, by keys first. */
    public static final List<String> ALGORITHMS = Stream.concat(SigningKey.ALGORITHMS.stream(), SignedJwt.SYMMETRIC.stream()).toList();

    @Inject
    ClientKeys keys;

    @Inject
    SealedSecrets secrets;

    @Inject
    Clock clock;

    /** @throws org.lintel.model.OAuthException {@code invalid_client} if the client's keys are nowhere to be had */
    public boolean verify(Client client, SignedJwt jwt) {
        return jwt.symmetric() ? bySecret(client, jwt) : keys.verify(client.credentials(), jwt);
    }

    private boolean bySecret(Client client, SignedJwt jwt) {
        return client.credentials().clientSecrets().stream()
                .filter(secret -> secret.sealed() != null && !secret.expired(clock.instant()))
                .flatMap(secret -> secrets.open(client.clientId(), secret).stream()).anyMatch(jwt::verifiedBy);
    }
}

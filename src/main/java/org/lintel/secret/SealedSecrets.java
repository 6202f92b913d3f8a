package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Secret;

/** Secrets of clients that have to be known themselves, not only their hash, and so are encrypted where they are stored. */
@ApplicationScoped
public class SealedSecrets {

    private static final String PURPOSE = "client secrets";
    private static final int SHORTEST = 32;

    @Inject
    ServerKey serverKey;

    /** Outside a server, by these server keys, the newest first; without any nothing can be sealed. */
    public static SealedSecrets of(List<String> keys) {
        var secrets = new SealedSecrets();
        secrets.serverKey = ServerKey.of(keys);
        return secrets;
    }

    /** @throws IllegalArgumentException if it is too short: "A key of the same size as the hash output … MUST be used" (RFC 7518 §3.2) */
    public String seal(String clientId, String plain) {
        if (plain.getBytes(StandardCharsets.UTF_8).length < SHORTEST) {
            throw new IllegalArgumentException("a sealed secret has at least " + SHORTEST + " characters (RFC 7518 §3.2)");
        }
        return serverKey.seal(PURPOSE, clientId, plain);
    }

    /** The secret itself; empty if it was sealed for another client or by a server key that is gone. */
    public Optional<byte[]> open(String clientId, Secret secret) {
        return serverKey.open(PURPOSE, clientId, secret.sealed()).map(plain -> plain.getBytes(StandardCharsets.UTF_8));
    }
}

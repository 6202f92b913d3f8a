package org.lintel.issue;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;

/**
 * What a refresh token looks like: a handle, and sealed under the server key the family that it belongs to. It is good as long as it has a
 * row, whatever the seal is worth; the seal says whose a token was that has been replaced, and of which nothing is stored any more. Nobody
 * can make one up to have the family of somebody else revoked.
 */
@ApplicationScoped
class RefreshTokenValues {

    private static final String PURPOSE = "family of a refresh token";
    private static final int HANDLE = 43;

    @Inject
    ServerKey serverKey;

    String create(String family) {
        String handle = Handles.create();
        return handle + serverKey.seal(PURPOSE, handle, family);
    }

    /** Empty unless it was made here; what builds of before have made is a handle and nothing else. */
    Optional<String> family(String token) {
        return token.length() <= HANDLE ? Optional.empty()
                : serverKey.open(PURPOSE, token.substring(0, HANDLE), token.substring(HANDLE));
    }
}

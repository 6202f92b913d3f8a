package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * What tokens, or a code for them, are about to be issued for. The client has proven who it is or, at the authorization endpoint, the user
 * has signed in and allowed what there is to allow; nothing has been issued yet. Immutable.
 *
 * @param client        for whom
 * @param grantType     the grant type: at the token endpoint that of the request, at the authorization endpoint {@code authorization_code}
 *                      where a code is issued and {@code implicit} where tokens are issued without one
 * @param authorization who has allowed what; {@code subject} is {@code null} where the client acts for itself
 */
public record Issuance(Client client, String grantType, @Nullable Authorization authorization) {

    /** The same for this authorization. */
    public Issuance of(Authorization narrowed) {
        return new Issuance(client, grantType, narrowed);
    }

    /** Names neither the user nor a token. */
    @Override
    public String toString() {
        return "Issuance[" + grantType + " for " + client.clientId() + "]";
    }
}

package org.lintel.issue;

import java.util.List;

import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;

/** The terms that the client's registration says. */
final class Agreed {

    private Agreed() {
    }

    static AgreedTerms to(Client client, Authorization authorization) {
        return new AgreedTerms(new Issuance(client, "authorization_code", authorization),
                GrantTerms.of(client, authorization.scopes(), List.of("api")),
                new Audience(List.of(), List.of(), List.of()));
    }
}

package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.Client.SubjectType;
import org.lintel.secret.Pseudonyms;
import org.lintel.spec.Duty;

/**
 * By what name a client knows a user (OpenID Connect Core §8). A pairwise client has names of its sector for the user's sessions as well:
 * by a {@code sid} that all clients see, two of them could match their users.
 */
@Duty({"Core 8.1 pairwise", "Core 8.1 same"})
@ApplicationScoped
public class Subjects {

    @Inject
    Pseudonyms pseudonyms;

    /**
     * The {@code sub} of a user. "The Subject Identifier value MUST NOT be reversible by any party other than the OpenID Provider" (§8.1).
     */
    public String sub(Client client, String subject) {
        return client.subjectType() == SubjectType.PAIRWISE ? pseudonyms.of("sub", client.sector(), subject) : subject;
    }

    /** The {@code sid} of a session; {@code null} for none. */
    public String sid(Client client, String sid) {
        return client.subjectType() == SubjectType.PAIRWISE && sid != null ? pseudonyms.of("sid", client.sector(), sid) : sid;
    }
}

package org.lintel.issue;

import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;

/**
 * What is issued, and on which terms.
 *
 * @param issuance with an authorization for the scopes of the terms
 * @param audience what these scopes stand for
 */
public record AgreedTerms(Issuance issuance, GrantTerms terms, Audience audience) {

    public Client client() {
        return issuance.client();
    }

    public Authorization authorization() {
        return issuance.authorization();
    }

    /** The same for this authorization, which is the beginning of a family now. */
    AgreedTerms of(Authorization begun) {
        return new AgreedTerms(issuance.of(begun), terms, audience);
    }
}

package org.lintel.issue;

import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.GrantTerms;

/**
 * What is issued, and on which terms.
 *
 * @param authorization for the scopes of the terms
 * @param audience      what these scopes stand for
 */
public record AgreedTerms(Client client, Authorization authorization, GrantTerms terms, Audience audience) {

    /** The same for this authorization, which is the beginning of a family now. */
    AgreedTerms of(Authorization begun) {
        return new AgreedTerms(client, begun, terms, audience);
    }
}

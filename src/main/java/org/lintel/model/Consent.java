package org.lintel.model;

import java.util.List;

/**
 * What a user once allowed a client to have.
 *
 * @param subject  who allowed it
 * @param clientId to whom
 * @param scopes   names of the scopes
 */
public record Consent(String subject, String clientId, List<String> scopes) {

    public Consent {
        scopes = List.copyOf(scopes);
    }
}

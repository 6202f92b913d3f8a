package org.lintel.issue;

import java.util.List;

import org.lintel.model.PersistedGrant;

/**
 * An access token that has just been made.
 *
 * @param value what the client gets
 * @param type  its {@code token_type} (RFC 6749 §7.1)
 * @param rows  what has to be stored of it: nothing of a JWT
 */
public record NewAccessToken(String value, String type, List<PersistedGrant> rows) {

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "NewAccessToken of type " + type;
    }
}

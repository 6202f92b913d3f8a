package org.lintel.issue;

import org.lintel.model.PersistedGrant;

/**
 * A refresh token that has just been made.
 *
 * @param value what the client gets
 * @param row   what has to be stored of it
 */
record NewRefreshToken(String value, PersistedGrant row) {

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "NewRefreshToken";
    }
}

package org.lintel.model;

import java.time.YearMonth;

import org.jspecify.annotations.Nullable;

/**
 * What a client has used in a month, or in a part of it.
 *
 * @param clientId whose it is
 * @param month    in UTC
 * @param requests that ended with a code or tokens, and those that were refused
 * @param refused  of the requests, those that were refused
 * @param tokens   that were given out: access tokens, id_tokens and refresh tokens
 * @param users    the different users that tokens or codes were for, as a sketch: opaque to a store, at most 4,000 characters of ASCII;
 *                 {@code null} if there were none
 */
public record ClientUsage(String clientId, YearMonth month, long requests, long refused, long tokens, @Nullable String users) {

    public ClientUsage {
        if (requests < 0 || refused < 0 || refused > requests || tokens < 0) {
            throw new IllegalArgumentException("a usage of " + requests + " requests, " + refused + " refused, " + tokens + " tokens");
        }
    }
}

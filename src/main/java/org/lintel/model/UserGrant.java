package org.lintel.model;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that a user lets one client do.
 *
 * @param clientId   the client
 * @param clientName its name; the id if the client is gone
 * @param scopes     what it has or may have; scopes that are no longer registered are left out
 * @param since      when the user first allowed it, as far as it is still in force
 * @param until      when the last of it ends by itself, or {@code null} for never
 * @param consent    there is a remembered consent: the client can come for more without the user being asked
 * @param tokens     the client holds tokens
 */
public record UserGrant(
        String clientId, String clientName, List<Scope> scopes, Instant since, @Nullable Instant until, boolean consent, boolean tokens) {

    public UserGrant {
        scopes = List.copyOf(scopes);
    }
}

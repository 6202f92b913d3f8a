package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A user signed in.
 *
 * @param subject  who
 * @param sid      the session
 * @param clientId for which client, or {@code null}
 * @param address  from where
 */
public record SignedIn(String subject, String sid, @Nullable String clientId, String address) {
}

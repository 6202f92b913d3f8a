package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A user took back what clients were allowed: their tokens are worth nothing from now on where Lintel is asked.
 *
 * @param subject  who
 * @param clientId from which client, consent included; {@code null} if from all clients of the session
 * @param sid      what was given in this session only, or {@code null} for everything
 */
public record GrantsRevoked(String subject, @Nullable String clientId, @Nullable String sid) {
}

package org.lintel.event;

/**
 * A user took back what clients were allowed: their tokens are worth nothing from now on where Lintel is asked.
 *
 * @param subject  who
 * @param clientId from which client, consent included; {@code null} if from all clients of the session
 * @param sid      what was given in this session only, or {@code null} for everything
 */
public record GrantsRevoked(String subject, String clientId, String sid) {
}

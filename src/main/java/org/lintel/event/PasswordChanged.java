package org.lintel.event;

/**
 * A user has changed their password. What was going on in other sessions has ended by now.
 *
 * @param subject who
 * @param sid     the session in which it was done, and which goes on
 * @param address from where
 */
public record PasswordChanged(String subject, String sid, String address) {
}

package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A user has changed their password. What was going on in other sessions has ended by now.
 *
 * @param subject who
 * @param sid     the session in which it was done, and which goes on; {@code null} where a temporary one was changed on the way in
 * @param address from where
 */
public record PasswordChanged(String subject, @Nullable String sid, String address) {
}

package org.lintel.event;

import org.jspecify.annotations.Nullable;

/**
 * A request was refused.
 *
 * @param number   what the caller was told to quote
 * @param endpoint path below the context
 * @param error    the error code
 * @param reason   one sentence that says which rule refused and why
 * @param clientId as sent, cut and escaped; {@code null} if there was none
 * @param details  what was received and registered (redirect URIs, scope, response type), cut and escaped; may be empty
 */
public record RequestRefused(String number, String endpoint, String error, String reason, @Nullable String clientId, String details) {
}

package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * What an error page is about.
 *
 * @param status HTTP status of the answer
 * @param error  what went wrong, or {@code null} where only the status is known
 * @param number to be quoted to the operator, who finds it in the log beside the full reason; {@code null} if there is nothing to find
 * @param client whose request it was, or {@code null} if that is not known
 * @param over   the request had been answered or had expired: the back button or a bookmark rather than an error
 */
public record ErrorContext(int status, @Nullable OAuthError error, @Nullable String number, @Nullable Client client, boolean over) {
}

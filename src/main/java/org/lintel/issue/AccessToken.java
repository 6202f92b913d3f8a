package org.lintel.issue;

import java.util.List;

/**
 * What is known of a valid access token.
 *
 * @param subject  the user, or {@code null} where a client acts for itself
 * @param clientId whom it was issued to
 * @param scopes   what it is good for
 */
public record AccessToken(String subject, String clientId, List<String> scopes) {
}

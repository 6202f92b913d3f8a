package org.lintel.event;

import java.util.List;

/**
 * A client received a code or tokens.
 *
 * @param clientId who received them
 * @param subject  for whom, or {@code null}
 * @param sid      in which session, or {@code null}
 * @param scopes   what for
 * @param kinds    what: {@code code}, {@code access_token}, {@code id_token}, {@code refresh_token}
 * @param grant    how: the grant type, or {@code implicit} where tokens came without a code
 */
public record TokensIssued(String clientId, String subject, String sid, List<String> scopes, List<String> kinds, String grant) {
}

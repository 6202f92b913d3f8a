package org.lintel.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

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
public record TokensIssued(String clientId, @Nullable String subject, @Nullable String sid, List<String> scopes, List<String> kinds,
        String grant) {
}

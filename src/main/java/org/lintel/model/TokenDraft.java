package org.lintel.model;

import java.util.Map;

/**
 * A token about to be signed. The map may be changed; it belongs to one request and is not for use by several threads.
 *
 * @param kind          what it will be
 * @param client        for whom
 * @param authorization made of what
 * @param claims        names and JSON-like values
 */
public record TokenDraft(Kind kind, Client client, Authorization authorization, Map<String, Object> claims) {

    /** The kinds of tokens that are signed. */
    public enum Kind {
        /** OpenID Connect Core §2. */
        ID_TOKEN,
        /** RFC 9068. */
        ACCESS_TOKEN
    }
}

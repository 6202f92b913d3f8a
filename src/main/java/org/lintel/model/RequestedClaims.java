package org.lintel.model;

import java.util.List;

/**
 * What a client asked for beside scopes, as far as the user allows it. Immutable.
 *
 * @param idTokenClaims  names of claims that are in the id_token beside those of the scopes: the client asked for them one by one (OpenID
 *                       Connect Core §5.5)
 * @param userinfoClaims likewise of what userinfo tells
 * @param claimsLocales  languages in which the client would like claims (BCP 47), best first (OpenID Connect Core §5.2)
 */
@Topic
public record RequestedClaims(List<String> idTokenClaims, List<String> userinfoClaims, List<String> claimsLocales) {

    public static final RequestedClaims NONE = new RequestedClaims(List.of(), List.of(), List.of());

    public RequestedClaims {
        idTokenClaims = List.copyOf(idTokenClaims);
        userinfoClaims = List.copyOf(userinfoClaims);
        claimsLocales = List.copyOf(claimsLocales);
    }
}

package org.lintel.issue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lintel.model.Confirmation;

/**
 * A valid access token.
 *
 * @param claims  as it was issued (RFC 9068 §2.2), whether it is a JWT or a reference
 * @param subject the user, whom {@code sub} names in the way of the client; {@code null} where a client acts for itself
 */
public record AccessToken(Map<String, Object> claims, String subject) {

    /** The claims that are about the token itself. */
    public static final Set<String> PROTOCOL = Set.of("iss", "aud", "sub", "client_id", "scope", "iat", "nbf", "exp", "jti", "auth_time",
            "idp", "acr", "amr", "sid", "grant_id", "userinfo_claims", "claims_locales", "cnf", "act", "authorization_details");

    /** Of these, what narrows it beyond its scopes ({@link org.lintel.model.Constraints}). */
    static final Set<String> CONSTRAINTS = Set.of("cnf", "act", "authorization_details");

    /** Whom it was issued to. */
    public String clientId() {
        return (String) claims.get("client_id");
    }

    public List<String> scopes() {
        String scope = (String) claims.getOrDefault("scope", "");
        return Arrays.stream(scope.split(" ")).filter(name -> !name.isEmpty()).toList();
    }

    /** Names of what userinfo tells beside the claims of the scopes. */
    List<String> userinfoClaims() {
        return texts("userinfo_claims");
    }

    /** The languages in which userinfo tells claims, best first. */
    List<String> claimsLocales() {
        return texts("claims_locales");
    }

    /** What a caller that presents it has to prove. */
    public Confirmation confirmation() {
        return Confirmation.in(claims);
    }

    /** Whom it is meant for. */
    public List<?> audience() {
        return claims.get("aud") instanceof List<?> several ? several : List.of(claims.get("aud"));
    }

    private List<String> texts(String name) {
        return claims.get(name) instanceof List<?> texts ? texts.stream().map(String.class::cast).toList() : List.of();
    }

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "AccessToken of " + clientId();
    }
}

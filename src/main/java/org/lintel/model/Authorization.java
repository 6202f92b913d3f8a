package org.lintel.model;

import java.time.Instant;
import java.util.List;

import org.lintel.spec.Duty;

/**
 * Who may do what, for whom, since when: the hinge between grants, which produce it, and tokens, which are made of it. An authorization
 * code and a refresh token are nothing but a stored one.
 *
 * @param issuer         under which issuer
 * @param subject        the user, or {@code null} where a client acts for itself
 * @param clientId       for whom
 * @param scopes         what, in the order in which it was asked
 * @param idTokenClaims  names of claims that are in the id_token beside those of the scopes: the client asked for them one by one (OpenID
 *                       Connect Core §5.5), and the user allows them
 * @param userinfoClaims likewise of what userinfo tells
 * @param claimsLocales  languages in which the client would like claims (BCP 47), best first (OpenID Connect Core §5.2)
 * @param authTime       when the user proved who they are, or {@code null} without a user
 * @param amr            how (RFC 8176)
 * @param idp            by whom, or {@code null} without a user
 * @param sid            the session, or {@code null}
 * @param nonce          to be echoed in the id_token, or {@code null}
 * @param family         the family that its tokens belong to, or {@code null}; with a revoked family they are worth nothing. That of a
 *                       user gets one at the latest when tokens are issued for it
 * @param renewal        the refresh token that it is made of, or {@code null}; never stored
 */
public record Authorization(
        String issuer,
        String subject,
        String clientId,
        List<String> scopes,
        List<String> idTokenClaims,
        List<String> userinfoClaims,
        List<String> claimsLocales,
        Instant authTime,
        List<String> amr,
        String idp,
        String sid,
        String nonce,
        String family,
        Renewal renewal) {

    public Authorization {
        scopes = List.copyOf(scopes);
        idTokenClaims = List.copyOf(idTokenClaims);
        userinfoClaims = List.copyOf(userinfoClaims);
        claimsLocales = List.copyOf(claimsLocales);
        amr = List.copyOf(amr);
        if (subject != null && authTime == null) {
            throw new IllegalArgumentException("an authorization of a user says when the user has proven who that is");
        }
    }

    /** What a client is allowed for itself (RFC 6749 §4.4). */
    public static Authorization forClient(String issuer, String clientId, List<String> scopes) {
        return new Authorization(issuer, null, clientId, scopes, List.of(), List.of(), List.of(), null, List.of(), null, null, null, null,
                null);
    }

    /**
     * What a user lets a client do who is not signed in in a browser: of a grant that has its own proof of who that is.
     *
     * @param authTime when that was proven
     * @param amr      how (RFC 8176); may be empty
     * @param idp      by whom
     */
    public static Authorization forUser(String issuer, String clientId, String subject, List<String> scopes, Instant authTime,
            List<String> amr, String idp) {
        return new Authorization(issuer, subject, clientId, scopes, List.of(), List.of(), List.of(), authTime, amr, idp, null, null, null,
                null);
    }

    /** The same as the beginning of a family, or as a member of one. */
    public Authorization of(String family) {
        return new Authorization(issuer, subject, clientId, scopes, idTokenClaims, userinfoClaims, claimsLocales, authTime, amr, idp, sid,
                nonce, family,
                renewal);
    }

    /**
     * What a refresh token stands for. It speaks of the same sign-in, but not to the same request: the id_token "SHOULD NOT have a nonce
     * Claim" (OpenID Connect Core §12.2).
     */
    @Duty("Core 12.2 nonce")
    public Authorization renewed(Renewal renewal) {
        return new Authorization(issuer, subject, clientId, scopes, idTokenClaims, userinfoClaims, claimsLocales, authTime, amr, idp, sid,
                null, family,
                renewal);
    }

    /** The same with these scopes. */
    public Authorization narrowed(List<String> scopes) {
        return new Authorization(issuer, subject, clientId, scopes, idTokenClaims, userinfoClaims, claimsLocales, authTime, amr, idp, sid,
                nonce, family,
                renewal);
    }

    public boolean hasScope(String scope) {
        return scopes.contains(scope);
    }
}

package org.lintel.oauth;

import java.util.List;
import java.util.Optional;

/**
 * What to change where a request was refused for a reason that its developer, or who registered the client, can do something about.
 *
 * @param reason a part of the reason that the rule gives
 * @param rule   for those that no rule of the authorization endpoint stands for; or {@code null}
 * @param text   a sentence
 */
record RefusalAdvice(String reason, BrokenRule rule, String text) {

    static final List<RefusalAdvice> ALL = List.of(
            at("redirect_uri is not registered", "Send one of the registered addresses, letter by letter, or add this one to the client's"
                    + " redirectUris."),
            at("redirect_uri is missing", "Send redirect_uri: one of the registered addresses, letter by letter."),
            at("the client is missing, unknown or disabled", "Compare client_id with the registered ones, and see whether the client is"
                    + " enabled."),
            at("the client was not given the flow", "Add the grant type of this response type to the client's allowedGrantTypes, or send"
                    + " response_type=code."),
            at("the client may not use the grant type", "grant-type-allowed",
                    "the client may use the grant type (RFC 6749 §5.2 unauthorized_client)",
                    "Add the grant type to the client's allowedGrantTypes."),
            at("there is no such grant type", "grant-type-supported", "the grant type is supported (RFC 6749 §5.2 unsupported_grant_type)",
                    "Compare grant_type with grant_types_supported in /.well-known/openid-configuration."),
            at("is not allowed for the client", "scopes-allowed", "scopes are allowed for the client (RFC 6749 §3.3)",
                    "Add the scope to the client's allowedScopes, or do not ask for it."),
            at("is not known", "scopes-registered", "scopes are registered (RFC 6749 §3.3)", "Register the scope, or do not ask for it."),
            at("code_challenge is missing",
                    "Send code_challenge and code_challenge_method=S256: most libraries do when PKCE is switched on."),
            at("code_challenge_method is not supported", "Send code_challenge_method=S256."),
            at("the code_verifier does not match", "code-verifier", "the verifier is that of the challenge (RFC 7636 §4.6)",
                    "Send the code_verifier that the code_challenge was made of, not the challenge itself, and keep it for each request."),
            at("there is a code_verifier, but", "code-verifier-with-challenge", "a verifier comes with a challenge (RFC 9700 §2.1.1)",
                    "Send code_challenge with the authorization request, too."),
            at("redirect_uri differs from that", "redirect-uri-identical", "redirect_uri is identical in both requests (RFC 6749 §4.1.3)",
                    "Send the same redirect_uri with the code as before, letter by letter."),
            at("the code was used", "code-once", "a code is used once (RFC 6749 §4.1.2)",
                    "Send each code once: look for a second click, a retry, or a page that is loaded again."),
            at("the code is unknown or has expired", "code-valid", "a code is short-lived (RFC 6749 §4.1.2)",
                    "Redeem the code at once, at the server that issued it."),
            at("issued to another client", "grant-of-client", "a code or token is of one client (RFC 6749 §4.1.3, §6)",
                    "Use the client_id with which the request began."),
            at("the refresh token was used before", "refresh-token-once", "a refresh token is used once (RFC 9700 §4.14.2)",
                    "Store the new refresh token of each answer before it is used, and do not renew in two places at once."),
            at("the refresh token is unknown or has expired", "refresh-token-valid", "a refresh token expires (RFC 6749 §6)",
                    "Let the user sign in again; see the client's lifetimes of refresh tokens."),
            at("carries no client authentication", "client-authentication", "a confidential client authenticates (RFC 6749 §3.2.1)",
                    "Send the client's secret or assertion, or make it a public client (requireClientSecret: false)."),
            at("the client uses both", "one-authentication", "one method of authentication in each request (RFC 6749 §2.3)",
                    "Authenticate in one way: by the header or in the body."),
            at("nonce is missing", "Send a nonce, and compare it with that of the id_token."),
            at("access token is not ours, has expired", "access-token-valid", "an access token is valid (RFC 6750 §3.1 invalid_token)",
                    "Get a new access token, and look whether it is of this issuer."),
            at("issued without the scope openid", "openid-scope", "userinfo is for the scope openid (OpenID Connect Core §5.3)",
                    "Ask for the scope openid in the authorization request."));

    static Optional<RefusalAdvice> on(String reason) {
        return ALL.stream().filter(advice -> reason.contains(advice.reason)).findFirst();
    }

    /** The rule that a request breaks, as far as that is known. */
    static Optional<BrokenRule> rule(RefusedRequest request) {
        return Optional.ofNullable(request.rule()).or(() -> on(request.reason()).map(RefusalAdvice::rule));
    }

    private static RefusalAdvice at(String reason, String text) {
        return new RefusalAdvice(reason, null, text);
    }

    private static RefusalAdvice at(String reason, String name, String sentence, String text) {
        return new RefusalAdvice(reason, new BrokenRule(name, sentence), text);
    }
}

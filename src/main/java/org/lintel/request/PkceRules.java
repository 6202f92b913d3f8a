package org.lintel.request;

import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Settings;
import org.lintel.model.OAuthError;
import org.lintel.oauth.Pkce;
import org.lintel.spec.Duty;

/**
 * What a code is bound to, so that a thief cannot use it (RFC 9700 §2.1.1). The token endpoint checks that a challenge is answered, and
 * that no verifier comes without a challenge.
 */
@ApplicationScoped
class PkceRules {

    @Inject
    Settings settings;

    @Duty({"RFC 7636 4.2 plain", "RFC 7636 4.3 method-default", "RFC 7636 4.4.1 required", "RFC 7636 4.4.1 unsupported",
            "RFC 7636 5 compatible", "RFC 8252 8.1 pkce"})
    void check(AuthorizeDraft draft) {
        Optional<String> challenge = draft.parameters.optional("code_challenge");
        String method = draft.parameters.optional("code_challenge_method").orElse("plain");
        draft.refuseIf(challenge.isEmpty() && draft.parameters.has("code_challenge_method"), OAuthError.INVALID_REQUEST,
                "there is a code_challenge_method, but no code_challenge");
        draft.refuseIf(challenge.isEmpty() && draft.asksFor("code") && draft.client.requests().requirePkce() && !nonceSuffices(draft),
                OAuthError.INVALID_REQUEST, "code_challenge is missing (RFC 7636)");
        draft.refuseIf(challenge.isPresent()
                && !(method.equals("S256") || method.equals("plain") && draft.client.requests().allowPlainTextPkce()),
                OAuthError.INVALID_REQUEST, "the code_challenge_method is not supported: it is S256");
        draft.refuseIf(challenge.filter(Predicate.not(Pkce::wellFormed)).isPresent(), OAuthError.INVALID_REQUEST,
                "code_challenge is not 43 to 128 characters of base64url");
        draft.pkce = challenge.map(value -> new Pkce(value, method)).orElse(null);
    }

    /** "confidential OpenID Connect clients MAY use the nonce parameter … instead" (§2.1.1), where the operator lets them. */
    private boolean nonceSuffices(AuthorizeDraft draft) {
        return settings.nonceSuffices() && draft.client.credentials().requireClientSecret() && draft.scopes.contains("openid")
                && draft.parameters.has("nonce");
    }
}

package org.lintel.request;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.IdentityScopes;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;
import org.lintel.spi.SignInPolicy;

/**
 * What a request may ask for one by one (OpenID Connect Core §5.5): of one user, in a way that can be, and with the scopes that it needs.
 */
@ApplicationScoped
class ClaimsRules {

    @Inject
    SignInPolicy policy;

    @Inject
    IdentityScopes identityScopes;

    @Duty("Core 5.5 userinfo-with-token")
    void check(AuthorizeDraft draft) {
        try {
            draft.claims = ClaimsRequest.of(draft.parameters);
            draft.claims.subject().ifPresent(subject -> {
                draft.refuseIf(draft.hintedSubject != null && !draft.hintedSubject.equals(Optional.of(subject)), OAuthError.INVALID_REQUEST,
                        "claims and id_token_hint do not name the same user");
                draft.hintedSubject = Optional.of(subject);
            });
        } catch (IllegalArgumentException e) {
            throw draft.refusal(OAuthError.INVALID_REQUEST, "claims is not accepted", ": " + e.getMessage());
        }
        draft.refuseIf(policy.acrValues().stream().map(Optional::of).noneMatch(draft.claims::accepts),
                OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS, "acr is essential, with values that no sign-in has");
        draft.claimScopes = identityScopes.needed(draft.client, draft.scopes, draft.claims.names());
    }
}

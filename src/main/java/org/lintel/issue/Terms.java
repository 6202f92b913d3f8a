package org.lintel.issue;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Authorization;
import org.lintel.model.GrantTerms;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.spi.GrantPolicy;
import org.lintel.spi.ScopeStore;

/** On which terms anything is issued: what the client's registration says, the policy, and at last the rules of deployers. */
@ApplicationScoped
public class Terms {

    @Inject
    ScopeStore scopes;

    @Inject
    GrantPolicy policy;

    @Inject
    RequestRules rules;

    /** @throws org.lintel.model.OAuthException if the policy or a rule refuses, or the policy leaves nothing */
    public AgreedTerms agree(Issuance issuance) {
        Authorization granted = issuance.authorization();
        Audience audience = Audience.of(granted, scopes);
        GrantTerms registered = GrantTerms.of(issuance.client(), granted.scopes(), audience.names(granted.issuer()));
        GrantTerms terms = Objects.requireNonNull(policy.terms(issuance, registered), "the GrantPolicy has answered null")
                .within(registered);
        boolean narrower = terms.scopes().size() < granted.scopes().size();
        if (narrower && terms.scopes().isEmpty()) {
            throw OAuthError.INVALID_SCOPE.telling("no scope is left that the client gets by this grant");
        }
        AgreedTerms agreed = narrower ? narrowed(issuance, registered, terms) : new AgreedTerms(issuance, terms, audience);
        rules.check(agreed.issuance());
        return agreed;
    }

    /** An audience that the policy has left alone goes with the scopes that are left: no token is for an API without a scope of it. */
    private AgreedTerms narrowed(Issuance issuance, GrantTerms registered, GrantTerms terms) {
        Authorization authorization = issuance.authorization().narrowed(terms.scopes());
        Audience audience = Audience.of(authorization, scopes);
        GrantTerms fitting = terms.audience().equals(registered.audience()) ? terms.audience(audience.names(authorization.issuer()))
                : terms;
        return new AgreedTerms(issuance.of(authorization), fitting, audience);
    }
}

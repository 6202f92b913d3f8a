package org.lintel.issue;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.AuthorizationRequest;
import org.lintel.model.Issuance;
import org.lintel.model.TokenRequest;
import org.lintel.plugin.Chains;
import org.lintel.spi.RequestRule;

/** All rules of plug-ins, in their order; the first refusal counts. */
@ApplicationScoped
public class RequestRules {

    @Inject
    Chains chains;

    List<RequestRule> all;

    @PostConstruct
    void collect() {
        all = chains.members(RequestRule.class);
    }

    /** @throws org.lintel.model.OAuthException of the rule that refuses; the same with the others */
    public void check(AuthorizationRequest request) {
        all.forEach(rule -> rule.check(request));
    }

    public void check(TokenRequest request) {
        all.forEach(rule -> rule.check(request));
    }

    public void check(Issuance issuance) {
        all.forEach(rule -> rule.check(issuance));
    }
}

package org.lintel.issue;

import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Caller;
import org.lintel.model.OAuthError;
import org.lintel.plugin.Chains;
import org.lintel.spi.ProofOfPossession;

/** Whether an access token is presented by the client it was issued to. */
@ApplicationScoped
class Possession {

    @Inject
    Chains chains;

    private List<ProofOfPossession> proofs;

    @PostConstruct
    void collect() {
        proofs = chains.members(ProofOfPossession.class);
    }

    /**
     * "Such an access token … MUST NOT be used as a bearer token" (RFC 9449 §7.2).
     *
     * @param type as which it is used
     * @throws org.lintel.model.OAuthException {@code invalid_token}
     */
    void check(Caller caller, String type, AccessToken token) {
        OAuthError refusal = OAuthError.INVALID_TOKEN.of(token.confirmation().tokenType());
        if (!token.confirmation().tokenType().equals(type)) {
            throw refusal.because("the access token is of the type " + token.confirmation().tokenType()
                    + " and is used as one of the type " + type);
        }
        if (!token.confirmation().isNone() && proofs.stream().noneMatch(proof -> proof.shown(caller, token.confirmation()))) {
            throw refusal.because("the access token is bound, and nothing shows that the caller has what it is bound to");
        }
    }
}

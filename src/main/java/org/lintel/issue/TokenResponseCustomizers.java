package org.lintel.issue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.AddedMembers;
import org.lintel.model.Issuance;
import org.lintel.model.TokenResponseDraft;
import org.lintel.plugin.Chains;
import org.lintel.spi.TokenResponseCustomizer;

/** All that plug-ins add to an answer of the token endpoint. */
@ApplicationScoped
class TokenResponseCustomizers {

    /** What the registry of RFC 6749 §11.2 has in a token response, as well as what would make it look like an error. */
    private static final Set<String> PROTOCOL = Set.of("access_token", "token_type", "expires_in", "refresh_token", "scope", "id_token",
            "issued_token_type", "authorization_details", "c_nonce", "c_nonce_expires_in", "ace_profile", "cnf", "rs_cnf", "state", "code",
            "iss", "session_state", "error", "error_description", "error_uri");

    @Inject
    Chains chains;

    private List<TokenResponseCustomizer> all;

    @PostConstruct
    void collect() {
        all = chains.members(TokenResponseCustomizer.class);
    }

    /** What stands beside the tokens. */
    Map<String, Object> members(Issuance issuance) {
        if (all.isEmpty()) {
            return Map.of();
        }
        var draft = new TokenResponseDraft(issuance, new AddedMembers(PROTOCOL));
        all.forEach(customizer -> customizer.customize(draft));
        return draft.members().values();
    }
}

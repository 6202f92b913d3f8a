package org.lintel.issue;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;
import org.lintel.spi.ScopeStore;

/** What a client may have at all, whatever the grant. */
@ApplicationScoped
public class AllowedScopes {

    @Inject
    ScopeStore scopes;

    /** @throws org.lintel.model.OAuthException {@code invalid_scope} (RFC 6749 §5.2) */
    @Duty("RFC 6749 5.2 invalid-scope")
    public void check(Client client, List<String> asked) {
        if (scopes.find(asked).size() < asked.size() || !asked.stream().allMatch(client::allowsScope)) {
            throw OAuthError.INVALID_SCOPE.because("a scope is not registered or not allowed for the client");
        }
    }
}

package org.lintel.issue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Scope;
import org.lintel.oauth.ErrorDescription;
import org.lintel.spec.Duty;
import org.lintel.spi.ScopeStore;

/** The scopes that a client may have, with any grant. */
@ApplicationScoped
public class AllowedScopes {

    @Inject
    ScopeStore scopes;

    /** @throws org.lintel.model.OAuthException {@code invalid_scope} (RFC 6749 §5.2) */
    @Duty("RFC 6749 5.2 invalid-scope")
    public void check(Client client, List<String> asked) {
        Set<String> registered = scopes.find(asked).stream().map(Scope::name).collect(Collectors.toSet());
        asked.stream().filter(name -> !registered.contains(name)).findFirst().ifPresent(name -> {
            throw OAuthError.INVALID_SCOPE.telling(ErrorDescription.scope(name) + " is not known");
        });
        asked.stream().filter(name -> !client.allowsScope(name)).findFirst().ifPresent(name -> {
            throw OAuthError.INVALID_SCOPE.telling(ErrorDescription.scope(name) + " is not allowed for the client");
        });
    }
}

package org.lintel.issue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.User;
import org.lintel.spi.ProfileService;
import org.lintel.spi.ProfileService.Destination;
import org.lintel.spi.ScopeStore;

/** The claims that userinfo tells: those of the granted identity scopes, and always {@code sub} (OpenID Connect Core §5.3.2). */
@ApplicationScoped
public class UserClaims {

    @Inject
    ScopeStore scopes;

    @Inject
    ProfileService profiles;

    public Map<String, Object> of(User user, Client client, List<String> grantedScopes) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", user.subject());
        AccessTokens.addMissing(claims, profiles.claims(user, client,
                IdTokens.claimNames(user, scopes.find(grantedScopes), true), Destination.USERINFO));
        return claims;
    }
}

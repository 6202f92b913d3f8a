package org.lintel.issue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.ProfileService;
import org.lintel.spi.ProfileService.Destination;
import org.lintel.spi.ScopeStore;

/**
 * The claims that userinfo tells: those of the granted identity scopes, those that were asked for one by one, and always {@code sub}
 * (OpenID Connect Core §5.3.2).
 */
@ApplicationScoped
public class UserClaims {

    @Inject
    ScopeStore scopes;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    Subjects subjects;

    @Inject
    ProfileService profiles;

    @Duty({"Core 5.3.2 sub", "Core 5.4 userinfo", "Core 5.6 normal"})
    public Map<String, Object> of(User user, Client client, AccessToken token) {
        Set<String> names = IdTokens.claimNames(user, scopes.find(token.scopes()), true);
        names.addAll(identityScopes.still(client, token.userinfoClaims()));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", subjects.sub(client, user.subject()));
        AccessTokens.addMissing(claims, ClaimsLocales.of(token.claimsLocales())
                .told(names, wanted -> profiles.claims(user, client, wanted, Destination.USERINFO)));
        return claims;
    }
}

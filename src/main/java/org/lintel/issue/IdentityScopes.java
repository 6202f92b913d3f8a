package org.lintel.issue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Client;
import org.lintel.model.Scope;
import org.lintel.spec.Duty;
import org.lintel.spi.ScopeStore;

/**
 * Identity scopes as the permission for the claims that they stand for. A claim that a client asks for by its name (OpenID Connect Core
 * §5.5) it may have if one of the scopes that it may ask for stands for the claim; the user is asked about that scope.
 */
@ApplicationScoped
public class IdentityScopes {

    /** What a token says about itself and the sign-in (§2): it is there anyway or not at all, and no scope stands for it. */
    private static final Set<String> PROTOCOL = Set.of("iss", "sub", "aud", "exp", "iat", "nbf", "jti", "auth_time", "nonce", "acr", "amr",
            "azp",
            "at_hash", "c_hash", "s_hash", "sid", "idp");

    @Inject
    ScopeStore scopes;

    /** The scopes that these claims need beside those that are asked for: one for each claim that the client may have. */
    public List<String> needed(Client client, List<String> asked, Collection<String> claims) {
        List<Scope> chosen = new ArrayList<>(identity(scopes.find(asked)));
        int given = chosen.size();
        for (String claim : claims) {
            if (chosen.stream().noneMatch(scope -> standsFor(scope, claim))) {
                allowed(client).stream().filter(scope -> standsFor(scope, claim)).findFirst().ifPresent(chosen::add);
            }
        }
        return chosen.stream().skip(given).map(Scope::name).toList();
    }

    /** Those of the claims that the granted scopes stand for. */
    public List<String> covered(Collection<String> claims, Collection<String> granted) {
        return among(claims, identity(scopes.find(granted)));
    }

    /** Those of the claims that the client may still have: an operator may have taken a scope from it since the user was asked. */
    List<String> still(Client client, Collection<String> claims) {
        return claims.isEmpty() ? List.of() : among(claims, allowed(client));
    }

    private static List<String> among(Collection<String> claims, List<Scope> some) {
        return claims.stream().filter(claim -> some.stream().anyMatch(scope -> standsFor(scope, claim))).toList();
    }

    /** A scope for everything comes last: asked about one claim the user is not to allow all of them. */
    private List<Scope> allowed(Client client) {
        List<Scope> all = identity(scopes.all()).stream().filter(scope -> client.allowsScope(scope.name())).toList();
        var ordered = new ArrayList<>(all.stream().filter(scope -> !scope.includeAllClaimsForUser()).toList());
        all.stream().filter(Scope::includeAllClaimsForUser).forEach(ordered::add);
        return ordered;
    }

    private static List<Scope> identity(List<Scope> some) {
        return some.stream().filter(scope -> scope.kind() == Scope.Kind.IDENTITY).toList();
    }

    /** {@code family_name#ja-Kana-JP} is the claim {@code family_name} in a language and a script (§5.2). */
    @Duty({"Core 5.2 tags", "Core 5.5.2 languages"})
    private static boolean standsFor(Scope scope, String claim) {
        int tag = claim.indexOf('#');
        String name = tag < 0 ? claim : claim.substring(0, tag);
        return !PROTOCOL.contains(name) && (scope.includeAllClaimsForUser() || scope.userClaims().contains(name));
    }
}

package org.lintel.issue;

import org.lintel.spi.ScopeStore;

/** For the tests of others. */
public final class IdentityScopesOf {

    private IdentityScopesOf() {
    }

    public static IdentityScopes store(ScopeStore scopes) {
        var identity = new IdentityScopes();
        identity.scopes = scopes;
        return identity;
    }
}

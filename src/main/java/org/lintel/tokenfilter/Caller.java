package org.lintel.tokenfilter;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;

/**
 * Who makes the current request, for injection:
 *
 * <pre>{@code
 * @Inject Caller caller;
 * … caller.token().scopes() …
 * }</pre>
 */
@RequestScoped
public class Caller {

    private boolean guarded;
    private AccessToken token;

    /** Whether the request has no token; the methods that need one are not called then. */
    public boolean isAnonymous() {
        return token == null;
    }

    /**
     * The token of the request.
     *
     * @throws IllegalStateException if there is none
     */
    public AccessToken token() {
        return known().orElseThrow(() -> new IllegalStateException("The request has no access token: see isAnonymous()"));
    }

    /** The token of the request, if there is one. */
    public Optional<AccessToken> known() {
        return Optional.ofNullable(token);
    }

    /** Whether the filter has seen the request. */
    boolean isGuarded() {
        return guarded;
    }

    /** @param token null for a caller without one */
    void is(AccessToken token) {
        this.guarded = true;
        this.token = token;
    }
}

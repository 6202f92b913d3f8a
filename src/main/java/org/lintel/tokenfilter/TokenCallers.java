package org.lintel.tokenfilter;

import java.security.Principal;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Jakarta Security knows who calls, too. Payara has filters of its own for {@code @PermitAll} and {@code @RolesAllowed}: they ask here, and
 * without an answer would demand a password of callers that this filter lets in.
 */
@Decorator
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
abstract class TokenCallers implements SecurityContext {

    @Inject
    @Delegate
    @Any
    SecurityContext container;

    @Inject
    Caller caller;

    @Override
    public Principal getCallerPrincipal() {
        return isGuarded() ? caller.known().orElse(null) : container.getCallerPrincipal();
    }

    @Override
    public boolean isCallerInRole(String role) {
        return isGuarded() ? caller.known().filter(token -> token.roles().contains(role)).isPresent() : container.isCallerInRole(role);
    }

    /** There is no other way to be authenticated than the one that has been tried. */
    @Override
    public AuthenticationStatus authenticate(HttpServletRequest request, HttpServletResponse response,
            AuthenticationParameters parameters) {
        if (isGuarded()) {
            return caller.isAnonymous() ? AuthenticationStatus.NOT_DONE : AuthenticationStatus.SUCCESS;
        }
        return container.authenticate(request, response, parameters);
    }

    private boolean isGuarded() {
        try {
            return caller.isGuarded();
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}

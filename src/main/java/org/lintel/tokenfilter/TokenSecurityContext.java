package org.lintel.tokenfilter;

import java.security.Principal;

import jakarta.ws.rs.core.SecurityContext;

/** The token as Jakarta REST sees it. */
record TokenSecurityContext(AccessToken token, SecurityContext before) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return token;
    }

    @Override
    public boolean isUserInRole(String role) {
        return token.roles().contains(role);
    }

    @Override
    public boolean isSecure() {
        return before != null && before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}

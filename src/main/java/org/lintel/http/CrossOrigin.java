package org.lintel.http;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import org.lintel.model.UnavailableException;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;

/**
 * Lets the scripts of registered origins read answers (Fetch Standard, "CORS protocol"). Never the authorization endpoint, never with
 * credentials, never any other origin.
 */
@Duty({"Core 5.3 cors", "RFC 7009 2.3 cors"})
@Provider
@PreMatching
@ApplicationScoped
public class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READABLE = Set.of("/connect/token", "/connect/userinfo", "/connect/revocation",
            "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/.well-known/jwks", "/.well-known/openid-configuration/jwks");

    @Inject
    ClientStore clients;

    @Inject
    HttpServletRequest servletRequest;

    /** A preflight is answered here: no endpoint knows OPTIONS. */
    @Override
    public void filter(ContainerRequestContext request) {
        if ("OPTIONS".equals(request.getMethod()) && readable() && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!readable()) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.add("Vary", "Origin");
        String origin = request.getHeaderString("Origin");
        if (origin == null || !allowed(origin)) {
            return;
        }
        headers.putSingle("Access-Control-Allow-Origin", origin);
        headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate");
        if ("OPTIONS".equals(request.getMethod())) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, POST");
            headers.putSingle("Access-Control-Allow-Headers", "Authorization, Content-Type");
            headers.putSingle("Access-Control-Max-Age", "600");
        }
    }

    /** Nobody, while the store is away and does not know: the answer itself need not suffer from it. */
    private boolean allowed(String origin) {
        try {
            return clients.allowsOrigin(origin);
        } catch (UnavailableException e) {
            return false;
        }
    }

    private boolean readable() {
        return READABLE.contains(Paths.of(servletRequest));
    }
}

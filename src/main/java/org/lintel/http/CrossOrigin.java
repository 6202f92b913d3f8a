package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.model.UnavailableException;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Endpoint;

/**
 * Lets the scripts of registered origins read answers (Fetch Standard, "CORS protocol"), all refusals included. Never the authorization
 * endpoint, never with credentials, never any other origin.
 */
@Duty({"Core 5.3 cors", "RFC 7009 2.3 cors"})
@Dependent
public class CrossOrigin extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Endpoints endpoints;

    @Inject
    transient ClientStore clients;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (endpoints.at(request).filter(Endpoint::crossOrigin).isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        boolean options = "OPTIONS".equals(request.getMethod());
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin != null && allowed(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", "WWW-Authenticate");
            if (options) {
                response.setHeader("Access-Control-Allow-Methods", "GET, POST");
                response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
                response.setHeader("Access-Control-Max-Age", "600");
            }
        }
        if (options && request.getHeader("Access-Control-Request-Method") != null) {
            // a preflight is answered here: no endpoint knows OPTIONS
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** No origin while the store is away: the request itself is still answered. */
    private boolean allowed(String origin) {
        try {
            return clients.allowsOrigin(origin);
        } catch (UnavailableException e) {
            return false;
        }
    }
}

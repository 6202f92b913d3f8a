package org.lintel.tokenfilter;

import java.util.Set;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/**
 * Lets scripts of other origins call and read every answer, refusals too (Fetch Standard, "CORS protocol"). Never with credentials: a token
 * travels in a header of its own.
 */
@PreMatching
final class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String METHOD = "Access-Control-Request-Method";
    private static final String HEADERS = "Access-Control-Request-Headers";
    private static final String PREFLIGHT_SECONDS = "600";
    private static final Pattern NAMES = Pattern.compile("[\\w!#$%&'*+.^`|~, -]{1,1000}");

    private final Set<String> origins;
    private final boolean all;

    CrossOrigin(TokenFilterOptions options) {
        this.origins = options.allowedOrigins();
        this.all = origins.contains("*");
    }

    /** A preflight bears no token, so it is answered before one is asked for. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (isPreflight(request)) {
            request.abortWith(Response.noContent().build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (!all) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        String origin = request.getHeaderString(ORIGIN);
        if (origin == null || !all && !origins.contains(origin)) {
            return;
        }
        headers.putSingle("Access-Control-Allow-Origin", all ? "*" : origin);
        headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        if (isPreflight(request)) {
            echo(request, METHOD, headers, "Access-Control-Allow-Methods");
            echo(request, HEADERS, headers, "Access-Control-Allow-Headers");
            headers.putSingle("Access-Control-Max-Age", PREFLIGHT_SECONDS);
        }
    }

    private static boolean isPreflight(ContainerRequestContext request) {
        return "OPTIONS".equals(request.getMethod()) && request.getHeaderString(ORIGIN) != null && request.getHeaderString(METHOD) != null;
    }

    private static void echo(ContainerRequestContext request, String asked, MultivaluedMap<String, Object> headers, String allowed) {
        String names = request.getHeaderString(asked);
        if (names != null && NAMES.matcher(names).matches()) {
            headers.putSingle(allowed, names);
        }
    }
}

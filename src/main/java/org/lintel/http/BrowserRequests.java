package org.lintel.http;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.FormPost;
import org.lintel.oauth.InputLimits;
import org.lintel.spi.Endpoint;

/**
 * Lets through to the pages, and to the endpoints that want nothing else, what browsers send: GET, and small forms in the one encoding that
 * is read. HEAD at the authorization endpoint would use up a request, or make a code, and its answer has no body.
 */
@Dependent
public class BrowserRequests extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The servlet of our own pages, as web.xml calls it. */
    private static final String PAGES = "pages";

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean page = PAGES.equals(request.getHttpServletMapping().getServletName());
        List<String> methods = page ? List.of("GET", "HEAD", "POST") : List.of("GET", "POST");
        if (!page && endpoints.at(request).filter(Endpoint::fromBrowsersOnly).isEmpty()) {
            chain.doFilter(request, response);
        } else if (!methods.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", methods));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if ("POST".equals(request.getMethod()) && request.getContentType() != null && !FormPost.is(request)) {
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() > InputLimits.FORM) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if ("POST".equals(request.getMethod()) && request.getContentType() != null && request.getContentLengthLong() < 0) {
            // browsers say how long their forms are
            response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
        } else {
            chain.doFilter(request, response);
        }
    }
}

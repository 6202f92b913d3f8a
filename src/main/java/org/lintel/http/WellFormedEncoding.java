package org.lintel.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Set;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.config.Addresses;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.oauth.InputLimits;
import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;

/**
 * Refuses addresses and forms that cannot be decoded, before other code reads them: Payara fails on them, and once more when it shows the
 * error page, and so do Jersey and RESTEasy. The error page, which needs no parameters, gets a request without any.
 */
@Dependent
public class WellFormedEncoding extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** They read their forms themselves; after a look at a parameter Payara leaves them an empty one. */
    private static final Set<String> ENDPOINTS = Set.of(Addresses.CONNECT, Addresses.WELL_KNOWN,
            Addresses.STATUS);

    @Inject
    transient Refusals refusals;

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(new ErrorPageRequest(request), response);
        } else if (isPath(request.getRequestURI()) && decodes(request.getQueryString())
                && (ENDPOINTS.contains(request.getServletPath()) || hasReadableForm(request))) {
            chain.doFilter(request, response);
        } else {
            String number = refusals.tell(endpoints.told(request), OAuthError.INVALID_REQUEST, "address or form cannot be decoded", null);
            request.setAttribute(Problem.ATTRIBUTE, new Problem(OAuthError.INVALID_REQUEST, number, null, false));
            // unless WildFly has answered when it read the form
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            }
        }
    }

    /** Of the brackets that a path must not have RESTEasy wants to make a {@link URI}, and so of a host that is none. */
    private static boolean isPath(String path) {
        try {
            return path.chars().allMatch(WellFormedEncoding::unreserved) && !path.startsWith("//")
                    || decodes(path) && new URI(path).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** RFC 3986 §2.3, and what stands between segments: of nothing else are the addresses of our own. */
    private static boolean unreserved(int c) {
        return c >= 'a' && c <= 'z' || c == '/' || c == '-' || c == '.' || c == '_' || c == '~' || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9';
    }

    /** An address has ASCII characters only (RFC 3986 §2). */
    private static boolean decodes(String part) {
        try {
            return part == null || part.chars().allMatch(c -> c < 0x80) && (part.indexOf('%') < 0 || decodesEscapes(part));
        } catch (OAuthException e) {
            return false;
        }
    }

    private static boolean decodesEscapes(String part) {
        return Arrays.stream(part.split("[&=]")).map(Parameters::decode).allMatch(word -> true);
    }

    /**
     * Each server has exceptions of its own for what it cannot decode, and for more parameters than it takes. A form that is too large is
     * not read: {@link BrowserRequests} refuse it.
     */
    private static boolean hasReadableForm(HttpServletRequest request) {
        if (request.getContentLengthLong() > InputLimits.FORM) {
            return true;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

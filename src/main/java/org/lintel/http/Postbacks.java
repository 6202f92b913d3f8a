package org.lintel.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.FormPost;
import org.lintel.model.Parameters;

/**
 * Faces takes any request with a view state for a form that comes back, even a link, and runs its action. So it sees a view state only in
 * the body of a form, and none of the other parameters and headers that tell it what to do: no page of ours makes them. GET and HEAD are
 * safe methods (RFC 9110 §9.2.1).
 */
@Dependent
public class Postbacks extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String FACES = "jakarta.faces.";
    private static final String VIEW_STATE = FACES + "ViewState";
    private static final String PARTIAL_REQUEST = "Faces-Request";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new OnlyForms(request), response);
    }

    /** Reads the parameters only when they are asked for: code that reads its form from the stream would find it empty. */
    private static final class OnlyForms extends RequestWithParameters {

        OnlyForms(HttpServletRequest request) {
            super(request);
        }

        @Override
        Map<String, String[]> find() {
            var seen = new LinkedHashMap<>(getRequest().getParameterMap());
            boolean form = FormPost.is(this) && !inQuery(VIEW_STATE);
            seen.keySet().removeIf(name -> name.startsWith(FACES) && !(form && name.equals(VIEW_STATE)));
            return seen;
        }

        private boolean inQuery(String name) {
            return getQueryString() != null && Arrays.stream(getQueryString().split("&"))
                    .anyMatch(pair -> Parameters.decode(pair.split("=", 2)[0]).equals(name));
        }

        @Override
        public String getHeader(String name) {
            return PARTIAL_REQUEST.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return PARTIAL_REQUEST.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !PARTIAL_REQUEST.equalsIgnoreCase(name)).collect(Collectors.toSet());
            return Collections.enumeration(names);
        }
    }
}

package org.lintel.http;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The sources of the pages are nobody's business. With a security constraint WildFly would fail on a colon in such an address. */
public class PageSources extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}

package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;

/** What neither a page nor an endpoint has caught: logged in our words, and perhaps by the server too. */
@Dependent
public class UncaughtExceptions extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Endpoints endpoints;

    @Inject
    transient Refusals refusals;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            request.setAttribute(Problem.ATTRIBUTE, UnexpectedExceptions.tell(refusals, endpoints.told(request), failure));
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        }
    }
}

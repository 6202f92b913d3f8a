package org.lintel.http;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.RequestPath;
import org.lintel.config.Addresses;
import org.lintel.config.Settings;

/** Where the console is switched off, nothing is at its addresses. The API beside it stays, and how somebody becomes the first operator. */
@Dependent
public class ConsoleSwitch extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPath.of(request);
        boolean console = Endpoints.isBelow(Addresses.ADMIN, path) && !Endpoints.isBelow(Addresses.ADMIN_API, path)
                && !path.equals(Addresses.FIRST_ADMINISTRATOR);
        if (!console || settings.console()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}

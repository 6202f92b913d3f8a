package org.lintel.http;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.Dependent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Refuses what a proxy may have read in another way than the server did: several hosts (RFC 9112 §3.2), and bodies of which it is not
 * certain where they end (§6.1, §6.3). The connection is closed.
 */
@Dependent
public class Unambiguous extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        List<String> codings = values(request, "Transfer-Encoding");
        List<String> lengths = values(request, "Content-Length");
        if (values(request, "Host").size() > 1 || lengths.size() > 1 || !codings.isEmpty() && !lengths.isEmpty()
                || !codings.isEmpty() && !(codings.size() == 1 && codings.get(0).strip().equalsIgnoreCase("chunked"))) {
            HangUp.after(HttpServletResponse.SC_BAD_REQUEST, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}

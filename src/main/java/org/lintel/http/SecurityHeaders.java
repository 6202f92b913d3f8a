package org.lintel.http;

import java.io.IOException;
import java.util.Map;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.browser.PageHeaders;
import org.lintel.config.Issuer;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/** Headers of every answer: nothing is cached, framed, sniffed or referred from unless an endpoint says otherwise. */
@Duty({"Core 3.1.2.3 csrf-clickjacking", "Core 3.1.3.3 no-store", "RFC 6749 5.1 no-store", "RFC 7662 2.2 cacheable",
        "Session Management 5 framing"})
@Dependent
public class SecurityHeaders extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String FRAME_OPTIONS = "X-Frame-Options";

    /** Of every answer, unless there is a reason for other values. */
    static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            PageHeaders.CSP, PageHeaders.POLICY,
            FRAME_OPTIONS, "DENY",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    /** What browsers ask for that know no icon of ours yet. */
    private static final String FAVICON = "/favicon.ico";

    @Inject
    transient Issuer issuer;

    @Inject
    transient Endpoints endpoints;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean framed = endpoints.at(request).filter(Endpoint::framed).isPresent();
        // null: WildFly takes away what UndertowConnections has set
        ALWAYS.forEach((name, value) -> response.setHeader(name, framed && name.equals(FRAME_OPTIONS) ? null : value));
        // it is about the host with all its ports: for localhost it would lock out everything else that is developed there
        if (issuer.https() && !issuer.loopback()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (request.getServletPath().startsWith("/assets/") || FAVICON.equals(request.getServletPath())) {
            response.setHeader("Cache-Control", "public, max-age=3600");
        }
        chain.doFilter(request, response);
    }
}

package org.lintel.http;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.lintel.config.Addresses;
import org.lintel.browser.RemoteAddress;
import org.lintel.config.Issuer;
import org.lintel.spec.Duty;

/** An https issuer answers requests that came by https, directly or through a trusted proxy; a loopback http issuer answers loopback. */
@Duty({"Core 3.1.2 tls", "Core 3.1.3 tls", "Core 5.3 tls", "RFC 7009 2 tls", "RFC 7662 2 protected"})
@Dependent
public class SecureTransport extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(SecureTransport.class.getName());

    @Inject
    transient Issuer issuer;

    @Inject
    transient RemoteAddress remoteAddress;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().equals(Addresses.STATUS)
                || (issuer.https() ? remoteAddress.secure(request) : remoteAddress.loopback(request))) {
            chain.doFilter(request, response);
        } else {
            LOG.log(WARNING, "refused a request from {0}: {1}", request.getRemoteAddr(), issuer.https()
                    ? "it did not come by https, nor from one of lintel.trusted-proxies with X-Forwarded-Proto: https"
                    : "an http issuer answers this machine only");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}

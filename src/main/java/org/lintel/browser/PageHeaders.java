package org.lintel.browser;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** What our own pages may do (Content Security Policy): no script at all, no frames around them. */
@ApplicationScoped
public class PageHeaders {

    public static final String CSP = "Content-Security-Policy";

    /** Of every answer that says nothing else. */
    public static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'";

    @Inject
    HttpServletRequest request;

    /** Lets this page show pages of our own in frames. */
    public void framesOfOurOwn() {
        KeepResponse.of(request).setHeader(CSP, POLICY + "; frame-src 'self'");
    }

    /** Lets this page run the scripts that stand in it with this nonce, and no others. */
    public void scriptsWith(String nonce) {
        KeepResponse.of(request).setHeader(CSP, POLICY + "; script-src 'nonce-" + nonce + "'");
    }

    /** Lets the browser go on to a registered address, or one of our own, after a while; needs no script. */
    public void goOn(Duration delay, String address) {
        KeepResponse.of(request).setHeader("Refresh", delay.toSeconds() + ";url=" + address);
    }
}

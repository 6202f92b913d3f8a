package org.lintel.browser;

import org.lintel.config.Configured;

/** The cookies of a browser, from request to request, for tests without a server. */
public final class CookieJar {

    private final Cookies cookies = new Cookies();
    private Request request = Request.from("127.0.0.1");

    public CookieJar(Configured configured) {
        cookies.issuer = configured.issuer();
        cookies.settings = configured.settings();
        cookies.request = request.servlet();
    }

    /** Those of the current request. */
    public Cookies cookies() {
        return cookies;
    }

    public void nextRequest() {
        request = request.next();
        cookies.request = request.servlet();
    }
}

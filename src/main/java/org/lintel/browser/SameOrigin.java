package org.lintel.browser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.config.Issuer;

/** Whether a form was posted from one of our own pages, as far as the browser says. */
@ApplicationScoped
public class SameOrigin {

    @Inject
    HttpServletRequest request;

    @Inject
    Issuer issuer;

    /**
     * {@code Sec-Fetch-Site} cannot be forged by a page and decides where it is sent. Without it {@code Origin} does; its value is
     * "null" for our own pages too, because they ask for no referrer (Fetch Standard, "serializing a request origin").
     */
    public boolean holds() {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return "same-origin".equals(site) || "none".equals(site);
        }
        String origin = request.getHeader("Origin");
        return origin == null || "null".equals(origin) || origin.equals(issuer.origin());
    }
}

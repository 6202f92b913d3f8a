package org.lintel.interact;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormTokens;
import org.lintel.browser.SameOrigin;
import org.lintel.spi.FormInteraction;

/** Forms of pages: checks that a form comes from the page at this address. */
@ApplicationScoped
class PageForms implements FormInteraction {

    @Inject
    HttpServletRequest http;

    @Inject
    FormTokens formTokens;

    @Inject
    SameOrigin sameOrigin;

    @Override
    public String formToken(String about) {
        return formTokens.issue(page(), about);
    }

    @Override
    public boolean acceptsForm(String token, String about) {
        return sameOrigin.holds() && formTokens.valid(token, page(), about);
    }

    private String page() {
        return http.getServletPath() + Objects.requireNonNullElse(http.getPathInfo(), "");
    }
}

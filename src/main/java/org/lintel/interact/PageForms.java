package org.lintel.interact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormTokens;
import org.lintel.browser.RequestPath;
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
        return formTokens.issue(RequestPath.of(http), about);
    }

    @Override
    public boolean acceptsForm(String token, String about) {
        return sameOrigin.holds() && formTokens.valid(token, RequestPath.of(http), about);
    }
}

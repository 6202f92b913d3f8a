package org.lintel.view;

import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.LogoutContext;
import org.lintel.spi.Interaction;

/** The sign-out that the page is about, as its parameter {@code logoutId} says. */
@Named
@RequestScoped
public class SigningOut {

    static final String PARAMETER = "logoutId";

    @Inject
    Interaction interaction;

    @Inject
    HttpServletRequest http;

    private LogoutContext context;

    /** Not for the error page: it must work when a store does not. Payara gives us the request as it was dispatched first. */
    @PostConstruct
    void find() {
        context = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null ? null : interaction.logoutContext(http.getParameter(PARAMETER));
    }

    /** All that is known about it. */
    public LogoutContext getContext() {
        return context;
    }

    /** For the form; {@code null} without a known sign-out, so that nothing a link made up is repeated. */
    public String getId() {
        return context == null ? null : context.logoutId();
    }

    Stream<String> uiLocales() {
        return context == null ? Stream.empty() : context.uiLocales().stream();
    }
}

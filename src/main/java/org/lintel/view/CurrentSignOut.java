package org.lintel.view;

import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;

import org.lintel.model.LogoutContext;
import org.lintel.spi.SignOutInteraction;

/** The sign-out that the page is about, as its parameter {@code logoutId} says. */
@Named
@RequestScoped
public class CurrentSignOut {

    static final String PARAMETER = "logoutId";

    @Inject
    SignOutInteraction interaction;

    private LogoutContext context;

    /** All that is known about it. */
    public LogoutContext getContext() {
        if (context == null && !isError()) {
            context = interaction.logoutContext(PageRequest.get().getParameter(PARAMETER));
        }
        return context;
    }

    /** For the form; {@code null} without a known sign-out, so that nothing a link made up is repeated. */
    public String getId() {
        return named() ? getContext().logoutId() : null;
    }

    Stream<String> uiLocales() {
        return named() ? getContext().uiLocales().stream() : Stream.empty();
    }

    /** Most pages are about no sign-out: they do not look for who is signed in. */
    private boolean named() {
        return !isError() && PageRequest.get().getParameter(PARAMETER) != null && getContext() != null;
    }

    /**
     * The error page must work when a store does not, or when the parameters cannot be read. Payara gives us the request as it was
     * dispatched first.
     */
    private boolean isError() {
        return PageRequest.get().getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
    }
}

package org.lintel.samples.ownpages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.LogoutContext;
import org.lintel.spi.SignOutInteraction;

/** Behind {@code loggedout.xhtml}: what is known about the sign-out, and somewhere to go. */
@Named
@RequestScoped
public class Farewell {

    @Inject
    SignOutInteraction interaction;

    @Inject
    HttpServletRequest request;

    private LogoutContext signOut;

    @PostConstruct
    void read() {
        signOut = interaction.logoutContext(request.getParameter("logoutId"));
    }

    /** Before the page is written: without this no browser would show the frame. */
    public void prepare() {
        interaction.preparePage(signOut);
    }

    public LogoutContext getSignOut() {
        return signOut;
    }
}

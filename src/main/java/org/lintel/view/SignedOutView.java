package org.lintel.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.spec.Duty;
import org.lintel.spi.SignOutInteraction;

/** The signed-out page: a link back, and a frame in which the applications of the session are told. */
@Duty("RP-Initiated Logout 3 after")
@Named("signedOut")
@RequestScoped
public class SignedOutView {

    @Inject
    CurrentSignOut currentSignOut;

    @Inject
    SignOutInteraction interaction;

    /** Before the page is rendered. */
    public void prepare() {
        interaction.preparePage(currentSignOut.getContext());
    }
}

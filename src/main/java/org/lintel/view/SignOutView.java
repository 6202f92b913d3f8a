package org.lintel.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.spec.Duty;
import org.lintel.spi.SignOutInteraction;

/**
 * The sign-out page. It asks, because a link or an image on another site's page must not sign a user out; it does not ask where an
 * application has proven that it wants the end of this very session, or where no user is signed in.
 */
@Named("signOut")
@RequestScoped
public class SignOutView {

    @Inject
    CurrentSignOut currentSignOut;

    @Inject
    SignOutInteraction interaction;

    /** Before the page is rendered. */
    @Duty({"RP-Initiated Logout 2 asks", "RP-Initiated Logout 6 csrf"})
    public void prepare() {
        if (!currentSignOut.getContext().showSignOutPrompt()) {
            submit();
        }
    }

    @Duty("RP-Initiated Logout 2 logs-out")
    public void submit() {
        SeeOther.to(interaction.completeSignOut(currentSignOut.getId()));
    }
}

package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.lintel.event.SignedOut;
import org.lintel.spec.Duty;

/**
 * With a session ends what clients were given in it, unless the user let them stay: "Offline Access … when the End-User is not present (not
 * logged in)" (OpenID Connect Core §11). A session whose time has come ends nothing else: tokens have an end of their own.
 */
@Duty("Back-Channel Logout 2.7 offline-access")
@ApplicationScoped
class EndedSessions {

    @Inject
    Authorizations authorizations;

    void on(@Observes SignedOut event) {
        if (event.reason() != SignedOut.Reason.EXPIRED) {
            authorizations.revokeSession(event.sid(), false);
        }
    }
}

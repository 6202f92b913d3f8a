package org.lintel.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Reaction;
import org.lintel.event.SignedOut;
import org.lintel.spec.Duty;

/**
 * When a session is ended, what clients were given in it is revoked, unless the user let them stay: "Offline Access … when the End-User is
 * not present (not logged in)" (OpenID Connect Core §11). A session that expires ends nothing else: tokens expire by themselves.
 */
@Duty("Back-Channel Logout 2.7 offline-access")
@ApplicationScoped
class EndedSessions implements Reaction {

    @Inject
    Families families;

    @Override
    public Turn turn() {
        return Turn.GRANTS_END;
    }

    @Override
    public void to(Record event) {
        if (event instanceof SignedOut ended && ended.reason() != SignedOut.Reason.EXPIRED) {
            families.revokeSession(ended.sid(), false);
        }
    }
}

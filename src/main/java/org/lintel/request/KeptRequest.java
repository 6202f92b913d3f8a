package org.lintel.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.lintel.config.Addresses;
import org.lintel.model.Parameters;
import org.lintel.model.Session;
import org.lintel.spec.Duty;

/**
 * An authorization request that waits for the user, and what the user did for it.
 *
 * @param id       unguessable; stands in the address of the pages
 * @param asked    what was asked, by whom and when
 * @param done     a sign-in made for this request, and the answer on the consent page, as far as there is either
 * @param answered whether the client has had its answer: nothing can be done with the request any more
 */
public record KeptRequest(String id, SealedRequests.Asked asked, KeptRequests.Done done, boolean answered) {

    /** Into which session and as whom. */
    public record SignIn(String sid, String subject, Instant authTime) {
    }

    /** Who decided, and which scopes the client may have; none of them: it was refused. */
    public record Decision(String subject, List<String> scopes, boolean remember) {

        public boolean refused() {
            return scopes.isEmpty();
        }
    }

    public String clientId() {
        return asked.clientId();
    }

    /** As they came. */
    public Parameters parameters() {
        return asked.all();
    }

    /**
     * Where to go on to after a form: a path below the context path. Browsers hold every redirect that follows a form against
     * {@code form-action} of its page, those of the client included; on this page the redirects end, and the browser goes on from there.
     */
    public String onwards() {
        return "/continue?request=" + id;
    }

    /** Where everything is looked at again: a path below the context path. */
    public String resumption() {
        return Addresses.AUTHORIZE + "/" + id;
    }

    /** Whether this session's latest sign-in was made for this request. */
    @Duty("Core 3.1.2.3 reauthenticates")
    boolean freshlySignedIn(Session session) {
        SignIn signIn = done.signIn();
        return signIn != null && signIn.sid().equals(session.sid()) && signIn.subject().equals(session.subject());
    }

    /** The decision, if the user who is signed in now made it. */
    Optional<Decision> decisionOf(String subject) {
        return Optional.ofNullable(done.decision()).filter(made -> made.subject().equals(subject));
    }
}

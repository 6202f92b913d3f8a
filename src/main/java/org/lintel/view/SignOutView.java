package org.lintel.view;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.browser.FormTokens;
import org.lintel.message.LogoutMessages;
import org.lintel.model.LogoutMessage;
import org.lintel.model.Session;
import org.lintel.session.BrowserSession;

/**
 * The sign-out page. It asks, because a link or an image on somebody else's page must not sign anybody out; it does not ask where an
 * application has proven that it wants the end of this very session, or where nobody is signed in.
 */
@Named("signOut")
@RequestScoped
public class SignOutView {

    static final String PAGE = "/logout";

    @Inject
    SigningOut signingOut;

    @Inject
    BrowserSession browser;

    @Inject
    LogoutMessages messages;

    @Inject
    FormTokens formTokens;

    /** Before the page is rendered. */
    public void prepare() {
        boolean proven = signingOut.message().filter(message -> message.authenticated() && isAbout(message)).isPresent();
        if (proven || browser.current().isEmpty()) {
            submit();
        }
    }

    public String getFormToken() {
        return formTokens.issue(PAGE, signingOut.getId());
    }

    /** Ends the session. What the signed-out page needs goes on in a message of its own. */
    public void submit() {
        Optional<Session> ended = browser.current();
        browser.end();
        Optional<LogoutMessage> asked = signingOut.message();
        var done = new LogoutMessage(ended.map(Session::sid).or(() -> asked.map(LogoutMessage::sid)).orElse(null),
                ended.map(Session::subject).orElse(null), asked.map(LogoutMessage::clientId).orElse(null),
                asked.map(LogoutMessage::returnUri).orElse(null), true,
                asked.map(LogoutMessage::uiLocales).orElse(null));
        if (signingOut.getId() != null) {
            messages.forget(signingOut.getId());
        }
        SeeOther.page(SignedOutView.PAGE + "?" + SigningOut.PARAMETER + "=" + messages.write(done));
    }

    /** The session may be another one by now. */
    private boolean isAbout(LogoutMessage message) {
        return browser.current().map(session -> session.sid().equals(message.sid())).orElse(true);
    }
}

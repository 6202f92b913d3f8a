package org.lintel.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.event.SignedOut;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.oauth.Handles;
import org.lintel.spi.SessionStore;

/** The session of the browser that sent this request. */
@RequestScoped
public class BrowserSession {

    private static final String KIND = "session";

    @Inject
    Cookies cookies;

    @Inject
    SessionStore sessions;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Event<SignedOut> signedOut;

    /** Looked up once per request; {@code null} before. */
    private Optional<Session> current;

    public Optional<Session> current() {
        if (current == null) {
            current = cookies.session().flatMap(value -> sessions.find(Handles.hash(KIND, value)))
                    .filter(session -> session.issuer().equals(issuer.value()));
        }
        return current;
    }

    /**
     * Signs the user in. The same user keeps the session's {@code sid} and clients; another user's session ends. In any case the cookie
     * and the browser state are new, so that a planted cookie is worth nothing.
     */
    public Session signIn(User user, List<String> amr) {
        Optional<Session> kept = current().filter(session -> session.subject().equals(user.subject()));
        if (kept.isEmpty()) {
            end();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String cookie = Handles.create();
        var session = new Session(Handles.hash(KIND, cookie), kept.map(Session::sid).orElseGet(() -> Handles.random(16)),
                issuer.value(), user.subject(), now, amr, "local", kept.map(Session::clients).orElse(Set.of()),
                kept.map(Session::created).orElse(now), now.plus(settings.sessionLifetime()), Handles.random(16));
        sessions.save(session);
        cookies.setSession(cookie);
        cookies.setCheck(session.browserState());
        current = Optional.of(session);
        return session;
    }

    /** Ends the session, if there is one, here and on the server. */
    public void end() {
        current().flatMap(session -> sessions.end(session.sid())).ifPresent(ended -> {
            cookies.removeSession();
            cookies.removeCheck();
            signedOut.fire(new SignedOut(ended.subject(), ended.sid()));
        });
        current = Optional.empty();
    }

    /** Notes that a client received something. */
    public void visited(String clientId) {
        current().filter(session -> !session.clients().contains(clientId))
                .ifPresent(session -> sessions.visited(session.sid(), clientId));
    }
}

package org.lintel.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.Cookies;
import org.lintel.browser.RemoteAddress;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.event.SignedOut;
import org.lintel.model.AuthenticationContext;
import org.lintel.model.Proof;
import org.lintel.model.Session;
import org.lintel.model.User;
import org.lintel.secret.Handles;
import org.lintel.spec.Duty;
import org.lintel.spi.SessionStore;

/** The session of the browser that sent this request. */
@RequestScoped
public class BrowserSession {

    private static final String KIND = "session";

    /** Between two notes that a session is in use: most requests write nothing. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    /** However long a sliding session is used, it ends so long after the user last proved who they are. */
    private static final Duration LONGEST_SLIDE = Duration.ofDays(30);

    @Inject
    Cookies cookies;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    HttpServletRequest request;

    @Inject
    SessionStore store;

    @Inject
    Sessions sessions;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** Looked up once per request; {@code null} before. */
    private Optional<Session> current;

    public Optional<Session> current() {
        if (current == null) {
            current = cookies.session().flatMap(value -> store.find(Handles.hash(KIND, value)))
                    .filter(session -> session.issuer().equals(issuer.value())).map(this::noteUse);
        }
        return current;
    }

    private Session noteUse(Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(session.lastSeen().plus(NOTED))) {
            return session;
        }
        Session used = session.withUse(now, prolonged(session, now));
        store.seen(used.sid(), used.lastSeen(), used.expires());
        return used;
    }

    private Instant prolonged(Session session, Instant now) {
        if (!settings.sessions().sliding() || session.persistent()) {
            return session.expires();
        }
        Instant longest = session.authTime().plus(LONGEST_SLIDE);
        Instant slid = now.plus(settings.sessions().lifetime());
        Instant bounded = slid.isBefore(longest) ? slid : longest;
        return bounded.isAfter(session.expires()) ? bounded : session.expires();
    }

    /**
     * Signs the user in. The same user keeps the session's {@code sid} and clients; another user's session ends. In any case the cookie
     * and the browser state are new, so that a planted cookie is worth nothing.
     *
     * @param proofs   what the user has proven, at least one: the session is as old as the oldest of them
     * @param acr      what that is worth, or {@code null}
     * @param remember the user wants to stay signed in when the browser is closed; counts only where the settings allow it
     */
    @Duty({"Session Management 3.2 browser-state", "Session Management 3.2 unguessable"})
    public Session signIn(User user, List<Proof> proofs, String acr, boolean remember) {
        Optional<Session> kept = current().filter(session -> session.subject().equals(user.subject()));
        if (kept.isEmpty()) {
            current().ifPresent(another -> sessions.end(another.sid(), SignedOut.Reason.REPLACED));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Duration> remembered = settings.sessions().rememberMe().filter(allowed -> remember);
        String cookie = Handles.create();
        List<String> amr = proofs.stream().flatMap(proof -> proof.amr().stream()).distinct().toList();
        Session session = Session.builder().key(Handles.hash(KIND, cookie)).sid(kept.map(Session::sid).orElseGet(() -> Handles.random(16)))
                .issuer(issuer.value()).subject(user.subject())
                .authTime(proofs.stream().map(Proof::at).min(Comparator.naturalOrder()).orElseThrow())
                .amr(amr).acr(AuthenticationContext.stored(acr, amr)).idp(proofs.get(0).idp()).proofs(proofs)
                .clients(kept.map(Session::clients).orElse(Set.of()))
                .created(kept.map(Session::created).orElse(now)).lastSeen(now)
                .expires(now.plus(remembered.orElse(settings.sessions().lifetime()))).persistent(remembered.isPresent())
                .device(remoteAddress.device(request)).browserState(Handles.random(16)).build();
        store.save(session);
        cookies.setSession(cookie, remembered);
        cookies.setCheck(session.browserState(), remembered);
        current = Optional.of(session);
        return session;
    }

    /** The user signs out: ends the session, if there is one, here and on the server. */
    @Duty("Session Management 3.2 browser-state")
    public void end() {
        current().ifPresent(session -> sessions.end(session.sid(), SignedOut.Reason.SIGN_OUT));
        // also those of a session that ended elsewhere, so that the check-session page says "changed"
        if (cookies.session().isPresent()) {
            cookies.removeSession();
            cookies.removeCheck();
        }
        current = Optional.empty();
    }

    /** Notes that a client received something. */
    @Duty({"Front-Channel Logout 4 tracked", "Back-Channel Logout 2.3 remembered"})
    public void visited(String clientId) {
        current().filter(session -> !session.clients().contains(clientId))
                .ifPresent(session -> store.visited(session.sid(), clientId));
    }
}

package org.lintel.account;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.event.SignedOut;
import org.lintel.language.Languages;
import org.lintel.model.Session;
import org.lintel.model.UserSession;
import org.lintel.session.BrowserSession;
import org.lintel.session.Sessions;
import org.lintel.spi.ClientStore;
import org.lintel.spi.SessionStore;

/** Where the user of this browser is signed in. */
@ApplicationScoped
class OwnSessions {

    @Inject
    SessionStore store;

    @Inject
    Sessions sessions;

    @Inject
    BrowserSession browser;

    @Inject
    ClientStore clients;

    @Inject
    Languages languages;

    @Inject
    Issuer issuer;

    List<UserSession> of(String subject) {
        return mine(subject).map(session -> new UserSession(session.sid(), session.device(), session.created(), session.lastSeen(),
                names(session.clients()), isThisBrowsers(session)))
                .sorted(Comparator.comparing(UserSession::current).thenComparing(UserSession::lastSeen).reversed()).toList();
    }

    boolean end(String subject, String sid) {
        return mine(subject).filter(session -> session.sid().equals(sid)).findFirst().map(session -> {
            if (isThisBrowsers(session)) {
                browser.end();
            } else {
                sessions.end(sid, SignedOut.Reason.ENDED);
            }
            return true;
        }).orElse(false);
    }

    /** All but that of this browser. */
    void endOthers(String subject) {
        mine(subject).filter(session -> !isThisBrowsers(session)).forEach(session -> sessions.end(session.sid(), SignedOut.Reason.ENDED));
    }

    private Stream<Session> mine(String subject) {
        return store.list(subject).stream().filter(session -> session.issuer().equals(issuer.value()));
    }

    private boolean isThisBrowsers(Session session) {
        return browser.current().filter(current -> current.sid().equals(session.sid())).isPresent();
    }

    private List<String> names(Set<String> clientIds) {
        Locale language = languages.best(Stream.empty()).locale();
        return clientIds.stream().flatMap(id -> clients.find(id).stream()).map(client -> client.clientName(language))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }
}

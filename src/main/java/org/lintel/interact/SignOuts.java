package org.lintel.interact;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.PageHeaders;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.language.Languages;
import org.lintel.message.LogoutMessages;
import org.lintel.model.Client;
import org.lintel.model.LogoutContext;
import org.lintel.model.LogoutMessage;
import org.lintel.model.Session;
import org.lintel.session.BrowserSession;
import org.lintel.spi.ClientStore;
import org.lintel.spi.SignOutInteraction;

/** Sign-outs that are under way in this browser: what is known about them, and how they end. */
@ApplicationScoped
class SignOuts implements SignOutInteraction {

    private static final LogoutMessage NOTHING = new LogoutMessage(null, null, null, null, false, true, null);

    @Inject
    HttpServletRequest http;

    @Inject
    PageHeaders headers;

    @Inject
    LogoutMessages messages;

    @Inject
    BrowserSession browser;

    @Inject
    ClientStore clients;

    @Inject
    Issuer issuer;

    @Inject
    Settings settings;

    @Inject
    Languages languages;

    @Override
    public void signOut() {
        browser.end();
    }

    @Override
    public void signOut(String scheme) {
        if (!COOKIE_SCHEME.equals(scheme)) {
            throw new IllegalArgumentException("there is no scheme \"" + scheme + "\", only \"" + COOKIE_SCHEME + "\"");
        }
        signOut();
    }

    @Override
    public LogoutContext logoutContext(String logoutId) {
        Optional<LogoutMessage> known = messages.read(logoutId);
        LogoutMessage message = known.orElse(NOTHING);
        Optional<Session> session = browser.current();
        boolean itsSession = session.map(Session::sid).filter(sid -> sid.equals(message.sid())).isPresent();
        Optional<Client> client = Optional.ofNullable(message.clientId()).flatMap(clients::find).filter(Client::enabled);
        return new LogoutContext(known.isPresent() ? logoutId : null, client.map(Client::clientId).orElse(null),
                name(client, message), message.returnUri(), message.subject(), message.sid(),
                itsSession ? session.get().clients() : Set.of(), message.sid() == null || itsSession ? null : frame(logoutId),
                languages(message), session.isPresent() && (message.prompt() || !itsSession), autoReturn(message, itsSession));
    }

    @Override
    public Optional<String> createLogoutContext() {
        return browser.current()
                .map(session -> messages.write(new LogoutMessage(session.sid(), session.subject(), null, null, false, true, null)));
    }

    /** What the signed-out page needs goes on in a message of its own. */
    @Override
    public String completeSignOut(String logoutId) {
        Optional<Session> ended = browser.current();
        browser.end();
        Optional<LogoutMessage> asked = messages.read(logoutId);
        LogoutMessage message = asked.orElse(NOTHING);
        var done = new LogoutMessage(ended.map(Session::sid).orElse(message.sid()), ended.map(Session::subject).orElse(message.subject()),
                message.clientId(), message.returnUri(), message.authenticated(), false, message.uiLocales());
        // under the same id: a second confirmation of the page, by a double click, leads back to the same address
        String id = asked.isPresent() ? messages.rewrite(logoutId, done) : messages.write(done);
        return http.getContextPath() + "/loggedout?logoutId=" + id;
    }

    @Override
    public void preparePage(LogoutContext signOut) {
        headers.framesOfOurOwn();
        if (signOut.autoReturn() != null) {
            headers.goOn(signOut.autoReturn(), signOut.postLogoutRedirectUri());
        }
    }

    private String frame(String logoutId) {
        return issuer.path() + Addresses.SIGN_OUT_FRAMES + "?logoutId=" + logoutId;
    }

    /** The browser goes on without a click only where an {@code id_token_hint} has proven who asks. */
    private Duration autoReturn(LogoutMessage message, boolean before) {
        return settings.signOut().autoReturn().filter(delay -> !before && message.authenticated() && message.returnUri() != null)
                .orElse(null);
    }

    /** In the language that the page is in. */
    private String name(Optional<Client> client, LogoutMessage message) {
        return client.map(asking -> asking.clientName(languages.best(languages(message).stream()).locale())).orElse(null);
    }

    private static List<String> languages(LogoutMessage message) {
        return message.uiLocales() == null ? List.of()
                : Arrays.stream(message.uiLocales().split(" ")).filter(tag -> !tag.isEmpty()).toList();
    }
}

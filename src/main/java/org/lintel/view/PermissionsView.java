package org.lintel.view;

import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.browser.Device;
import org.lintel.model.UserGrant;
import org.lintel.model.UserSession;
import org.lintel.spi.AccountInteraction;
import org.lintel.spi.SignOutInteraction;

/**
 * The permissions page: what the user lets applications do, and where the user is signed in. Each entry has a plain form of its own,
 * because Faces would find a button again by its place in the list, which may have changed meanwhile.
 */
@Named("permissions")
@RequestScoped
public class PermissionsView {

    static final String NAME = "permissions";
    static final String PAGE = "/permissions";

    private static final String CLIENT = "client";
    private static final String SESSION = "session";

    /** What a form is about: one of these. */
    static final List<String> FIELDS = List.of(CLIENT, SESSION);

    @Inject
    AccountInteraction account;

    @Inject
    SignOutInteraction signOut;

    @Inject
    Texts texts;

    private List<UserGrant> grants = List.of();
    private List<UserSession> sessions = List.of();

    /** Before the page is rendered, or instead of that. {@link FormGuard} has looked at the form by now. */
    public void prepare() {
        if (account.user().isEmpty()) {
            SeeOther.page("/login?then=" + NAME);
        } else if ("POST".equals(PageRequest.get().getMethod())) {
            change();
        } else {
            grants = account.grants();
            sessions = account.sessions();
        }
    }

    private void change() {
        String client = PageRequest.get().getParameter(CLIENT);
        String session = PageRequest.get().getParameter(SESSION);
        if (client != null) {
            account.revokeClient(client);
            SeeOther.page(PAGE + "?done=" + CLIENT);
        } else if (isThisBrowsers(session)) {
            SeeOther.to(signOut.completeSignOut(null));
        } else {
            account.endSession(session);
            SeeOther.page(PAGE + "?done=" + SESSION);
        }
    }

    private boolean isThisBrowsers(String sid) {
        return account.sessions().stream().anyMatch(session -> session.current() && session.sid().equals(sid));
    }

    /** What was done before the page came back, or {@code null}. */
    public String getDone() {
        String done = PageRequest.get().getParameter("done");
        return done != null && FIELDS.contains(done) ? texts.of("permissions.done." + done) : null;
    }

    public List<UserGrant> getGrants() {
        return grants;
    }

    public List<UserSession> getSessions() {
        return sessions;
    }

    /** What people call the device. */
    public String device(UserSession session) {
        return Device.of(session.device()).map(device -> texts.of("permissions.device", device.browser(), device.system()))
                .orElse(session.device().isEmpty() ? texts.of("permissions.unknown") : session.device());
    }
}

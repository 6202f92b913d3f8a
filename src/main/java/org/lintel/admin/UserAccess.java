package org.lintel.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Grants;
import org.lintel.manage.Holdings;
import org.lintel.manage.Sessions;

/** Where a user is signed in, and what the user lets applications do: a part of the page of the user. */
@Named("userAccess")
@RequestScoped
public class UserAccess {

    /** More of them are on the page of the sessions. */
    private static final int ROWS = 10;

    /**
     * What an application may do.
     *
     * @param until   {@code null} for what does not end by itself
     * @param consent whether it may come for more without asking
     * @param tokens  whether it has access now
     */
    public record Grant(String clientId, String clientName, List<?> scopes, Instant since, Instant until, boolean consent, boolean tokens,
            String revokeAddress) {
    }

    @Inject
    Console console;

    @Inject
    Sessions sessions;

    @Inject
    Grants grants;

    @Inject
    Holdings holdings;

    @Inject
    Wording wording;

    private String subject;
    private List<SignedIn> signedIn = List.of();
    private List<Grant> granted = List.of();

    /** For the page that this is a part of. */
    void look(String user) {
        subject = user;
        if (console.mayRead(Area.SESSIONS)) {
            signedIn = sessions.of(console.operator(), subject).stream().map(each -> SignedIn.of(each, Address.user(subject))).toList();
        }
        if (console.mayRead(Area.GRANTS)) {
            granted = grants.of(console.operator(), subject).stream().map(this::grant).toList();
        }
    }

    private Grant grant(Map<String, Object> grant) {
        String client = (String) grant.get("clientId");
        return new Grant(client, (String) grant.get("clientName"), (List<?>) grant.get("scopes"), moment(grant, "since"),
                moment(grant, "until"), Boolean.TRUE.equals(grant.get("consent")), Boolean.TRUE.equals(grant.get("tokens")),
                Address.user(subject).with("ask", "revoke").with("clientId", client).link());
    }

    private static Instant moment(Map<String, Object> grant, String name) {
        return grant.get(name) == null ? null : Instant.parse((String) grant.get(name));
    }

    /** Does what the page asks for, and says what was done. */
    String act(String act, Asked asked) {
        switch (act) {
            case "end-session" -> sessions.end(console.operator(), asked.text("sid").orElse(""));
            case "end-sessions" -> sessions.endAll(console.operator(), subject);
            default -> grants.revoke(console.operator(), subject, asked.text("clientId").orElse(""));
        }
        return act;
    }

    /** Whether the operator may do so. */
    boolean mayDo(String act) {
        return console.mayChange(act.equals("revoke") ? Area.GRANTS : Area.SESSIONS);
    }

    /** What it will do, or {@code null} if there is nothing to do it to. */
    Question question(String act, String name, Asked asked) {
        var fields = new ArrayList<Question.Part>();
        String thing = name;
        String numbers = null;
        if (act.equals("end-session")) {
            SignedIn session = session(asked.text("sid").orElse(""));
            if (session == null) {
                return null;
            }
            fields.add(new Question.Part("sid", session.sid()));
            numbers = wording.of("numbers.sessions", 1, session.clients().size());
        } else if (act.equals("end-sessions")) {
            numbers = wording.of("numbers.sessions", signedIn.size(),
                    (int) signedIn.stream().flatMap(session -> session.clients().stream()).distinct().count());
        } else {
            Grant grant = granted.stream().filter(each -> asked.text("clientId").filter(each.clientId()::equals).isPresent()).findFirst()
                    .orElse(null);
            if (grant == null) {
                return null;
            }
            fields.add(new Question.Part("clientId", grant.clientId()));
            thing = grant.clientName();
        }
        return new Question(act, wording.of("ask." + act, thing), wording.of("means." + act), numbers, true, wording.of("do." + act),
                fields, Address.user(subject));
    }

    private SignedIn session(String sid) {
        return signedIn.stream().filter(each -> each.sid().equals(sid)).findFirst().orElse(null);
    }

    /** What ends when the user is disabled or removed or gets another password, in words; {@code null} where that may not be known. */
    String numbers() {
        if (!console.mayRead(Area.SESSIONS) || !console.mayRead(Area.GRANTS)) {
            return null;
        }
        Holdings.Held held = holdings.of(console.operator(), subject);
        return wording.of("numbers.user", held.sessions(), held.applications());
    }

    public boolean isSessionsReadable() {
        return console.mayRead(Area.SESSIONS);
    }

    public boolean isSessionsEndable() {
        return console.mayChange(Area.SESSIONS);
    }

    public boolean isGrantsReadable() {
        return console.mayRead(Area.GRANTS);
    }

    public boolean isGrantsRevocable() {
        return console.mayChange(Area.GRANTS);
    }

    public boolean isClientsReadable() {
        return console.mayRead(Area.CLIENTS);
    }

    /** The newest. */
    public List<SignedIn> getSessions() {
        return signedIn.stream().limit(ROWS).toList();
    }

    /** How many there are. */
    public int getCount() {
        return signedIn.size();
    }

    public String getSessionsAddress() {
        return new Address(Address.SESSIONS).with("sub", subject).link();
    }

    public String getEndAddress() {
        return Address.user(subject).with("ask", "end-sessions").link();
    }

    public List<Grant> getGrants() {
        return granted;
    }
}

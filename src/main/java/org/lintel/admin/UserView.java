package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.manage.NewPassword;
import org.lintel.manage.Users;

/** One user: whether it is enabled, its password, and what has happened; name and claims are in {@link UserClaims}. */
@Named("user")
@RequestScoped
public class UserView {

    /** What is asked before it is done to the user, and to what the user has. */
    private static final Set<String> OF_USER = Set.of("disable-user", "remove-user", "password");
    private static final Set<String> OF_ACCESS = Set.of("end-session", "end-sessions", "revoke");

    @Inject
    Console console;

    @Inject
    Users users;

    @Inject
    UserClaims claims;

    @Inject
    UserAccess access;

    @Inject
    Keeper keeper;

    @Inject
    History history;

    @Inject
    Wording wording;

    private Asked asked;
    private Entry entry;
    private boolean elsewhere;
    private boolean changeable;
    private String message;
    private Question question;
    private NewPassword given;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            look();
            if (asked.isForm()) {
                act();
            } else {
                asked.text("changes").filter(patch -> isEditable()).ifPresent(claims::propose);
                question = asked.text("ask").map(this::question).orElse(null);
            }
        });
    }

    private void look() {
        try {
            entry = users.find(console.operator(), subject());
        } catch (ManagementException e) {
            if (e.reason() != Reason.KEPT_ELSEWHERE) {
                throw e;
            }
            entry = users.look(console.operator(), subject());
            elsewhere = true;
        }
        claims.look(entry);
        changeable = !elsewhere && users.mayChange(console.operator(), entry.id());
        access.look(entry.id());
    }

    private String subject() {
        return asked.text("sub").orElse("");
    }

    private void act() {
        String act = asked.text("act").orElse("");
        try {
            switch (act) {
                case "enable-user" -> console.change(() -> enable(true), this::plain);
                case "disable-user" -> console.change(() -> enable(false), () -> asking(act));
                case "remove-user" -> console.change(this::remove, () -> asking(act));
                case "password" -> givePassword();
                case "end-session", "end-sessions", "revoke" -> console.change(() -> done(access.act(act, asked)), () -> asking(act));
                default -> claims.save();
            }
        } catch (ManagementException e) {
            Console.refused(e);
            message = claims.tells(e) ? wording.of("wrong") : UserForm.sentence(e);
        }
    }

    private Address enable(boolean enabled) {
        users.patch(console.operator(), entry.id(), JsonText.read(JsonText.write(Map.of("enabled", enabled))), asked.version());
        return done(enabled ? "enable-user" : "disable-user");
    }

    private Address remove() {
        users.remove(console.operator(), entry.id(), asked.version());
        return new Address(Address.USERS).with("done", "remove-user");
    }

    /** Told in the answer, since it can be told only once; sent again, the form is out of date and makes no second one. */
    private void givePassword() {
        if (console.proven(() -> asking("password"))) {
            given = users.giveTemporaryPassword(console.operator(), entry.id(), asked.version());
            look();
        }
    }

    private Address asking(String act) {
        return plain().with("ask", act).with("sid", asked.text("sid").orElse(null)).with("clientId",
                asked.text("clientId").orElse(null));
    }

    private Address done(String what) {
        return plain().with("done", what);
    }

    private Address plain() {
        return Address.user(entry == null ? subject() : entry.id());
    }

    private Question question(String act) {
        if (OF_ACCESS.contains(act)) {
            return access.mayDo(act) ? access.question(act, getName(), asked) : null;
        }
        boolean possible = OF_USER.contains(act) && changeable && !(act.equals("remove-user") && entry.listed());
        return !possible ? null
                : new Question(act, wording.of("ask." + act, getName()), wording.of("means." + act), access.numbers(),
                        !act.equals("password"), wording.of("do." + act),
                        List.of(new Question.Part("version", Long.toString(entry.version()))), plain());
    }

    public Entry getEntry() {
        return entry;
    }

    /** What the user is called. */
    public String getName() {
        if (entry == null) {
            return subject();
        }
        return entry.members().get("claims") instanceof Map<?, ?> claims && claims.get("name") instanceof String name && !name.isBlank()
                ? name : getUsername();
    }

    public String getUsername() {
        return (String) entry.members().get("username");
    }

    public boolean isEnabled() {
        return !Boolean.FALSE.equals(entry.members().get("enabled"));
    }

    /** Whether name and claims can be changed here by this operator. */
    public boolean isEditable() {
        return changeable && !entry.listed();
    }

    /** Whether the operator could change users, but not this one, who is an operator. */
    public boolean isGuarded() {
        return !elsewhere && !changeable && console.mayChange(Area.USERS);
    }

    /** Whether it can be enabled and disabled, and be given a password, by this operator. */
    public boolean isSwitchable() {
        return changeable;
    }

    /** Who has the users, if it is nobody whose users can be managed here; else {@code null}. */
    public String getKeeper() {
        return elsewhere ? keeper.users() : null;
    }

    /** What the page asks before it is done, or {@code null}. */
    public Question getQuestion() {
        return question;
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** A temporary password that was just made, or {@code null}. */
    public NewPassword getGiven() {
        return given;
    }

    /** What has happened to the user last, or nothing where the operator may not see that. */
    public List<Happening> getHistory() {
        return history.ofUser(entry.id());
    }

    public String getHistoryAddress() {
        return new Address(Address.ACTIVITY).with("about", "user:" + entry.id()).link();
    }

    /** Where a question about it is asked. */
    public String ask(String act) {
        return Address.user(entry.id()).with("ask", act).link();
    }

    /** The page without anything that was typed or asked, below the context path. */
    public String getPlain() {
        return plain().text();
    }
}

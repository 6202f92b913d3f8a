package org.lintel.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.manage.Page;
import org.lintel.manage.Sessions;
import org.lintel.manage.Users;
import org.lintel.model.DirectoryQuery;

/** The list of users. */
@Named("users")
@RequestScoped
public class UsersView {

    private static final int ROWS = 25;

    /** What can be done to several at once. */
    private static final Set<String> ACTS = Set.of("disable-users", "enable-users");

    /** A row. */
    public record Row(String id, String name, String username, boolean enabled, boolean listed, boolean ticked, String address) {
    }

    @Inject
    Console console;

    @Inject
    Users users;

    @Inject
    Sessions sessions;

    @Inject
    Keeper keeper;

    @Inject
    Wording wording;

    private Asked asked;
    private Page<Entry> page = new Page<>(List.of(), null);
    private Question question;
    private String message;
    private boolean elsewhere;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            if (asked.isForm()) {
                act();
            } else {
                question = asked.text("ask").filter(ACTS::contains).filter(ask -> isSwitchable() && !ticked().isEmpty()).map(this::question)
                        .orElse(null);
            }
            if (question == null) {
                look();
            }
        });
    }

    /** Who has exactly this name comes first: what else is found are subjects. */
    private void look() {
        DirectoryQuery query = DirectoryQuery.first(ROWS);
        query = getQuery() == null ? query : query.startingWith(getQuery());
        try {
            page = users.page(console.operator(), isContinued() ? query.after(asked.text("after").get()) : query);
            if (getQuery() != null && !isContinued()) {
                users.named(console.operator(), getQuery()).ifPresent(this::first);
            }
        } catch (ManagementException e) {
            if (e.reason() != Reason.KEPT_ELSEWHERE) {
                throw e;
            }
            elsewhere = true;
        }
    }

    private void first(Entry named) {
        page = new Page<>(Stream.concat(Stream.of(named), page.entries().stream().filter(each -> !each.id().equals(named.id()))).toList(),
                page.next());
    }

    private void act() {
        String act = asked.text("act").filter(ACTS::contains).orElse("");
        if (act.isEmpty() || !console.proven(() -> same().with("ask", act).withAll("sub", ticked()))) {
            return;
        }
        var refused = new ArrayList<String>();
        for (String subject : ticked()) {
            try {
                users.enable(console.operator(), subject, act.equals("enable-users"));
            } catch (ManagementException e) {
                Console.refused(e);
                refused.add(subject + ": " + e.getMessage());
            }
        }
        if (refused.isEmpty()) {
            same().with("done", act).go();
        } else {
            message = wording.of("users.refused", ticked().size() - refused.size(), refused.size()) + " " + String.join(" ", refused);
        }
    }

    private List<String> ticked() {
        return asked.texts("sub").stream().distinct().limit(ROWS).toList();
    }

    private Question question(String act) {
        var fields = ticked().stream().map(subject -> new Question.Part("sub", subject)).toList();
        boolean ends = act.equals("disable-users");
        String numbers = !ends || !console.mayRead(Area.SESSIONS) ? null
                : wording.of("numbers.users", ticked().stream().mapToInt(each -> sessions.of(console.operator(), each).size()).sum());
        return new Question(act, wording.of("ask." + act, ticked().size()), wording.of("means." + act), numbers, ends,
                wording.of("do." + act), fields, same());
    }

    /** What is searched for, or {@code null}. */
    public String getQuery() {
        return asked.text("q").orElse(null);
    }

    /** Whether this is not the first page. */
    public boolean isContinued() {
        return asked.text("after").isPresent();
    }

    /** Where it goes on from, or {@code null}. */
    public String getAfter() {
        return asked.text("after").orElse(null);
    }

    public List<Row> getRows() {
        return page.entries().stream().map(this::row).toList();
    }

    private Row row(Entry entry) {
        Map<String, Object> members = entry.members();
        String username = (String) members.get("username");
        String name = members.get("claims") instanceof Map<?, ?> claims && claims.get("name") instanceof String text && !text.isBlank()
                ? text
                : username;
        return new Row(entry.id(), name, username, !Boolean.FALSE.equals(members.get("enabled")), entry.listed(),
                ticked().contains(entry.id()), Address.user(entry.id()).link());
    }

    /** The next page, or {@code null} at the end. */
    public String getNext() {
        return page.next() == null ? null : search().with("after", page.next()).link();
    }

    public String getFirst() {
        return search().link();
    }

    private Address search() {
        return new Address(Address.USERS).with("q", getQuery());
    }

    private Address same() {
        return search().with("after", getAfter());
    }

    public boolean isExtensible() {
        return isSwitchable() && !elsewhere;
    }

    public boolean isSwitchable() {
        return console.mayChange(Area.USERS);
    }

    /** Who has the users, if it is nobody whose users can be managed here; else {@code null}. */
    public String getKeeper() {
        return elsewhere ? keeper.users() : null;
    }

    /** What the page asks before it is done, or {@code null}. */
    public Question getQuestion() {
        return question;
    }

    /** What was refused, or {@code null}. */
    public String getMessage() {
        return message;
    }
}

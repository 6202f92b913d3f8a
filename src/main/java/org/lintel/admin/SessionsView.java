package org.lintel.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Page;
import org.lintel.manage.Sessions;
import org.lintel.model.SessionQuery;
import org.lintel.model.SessionTally;

/** Who is signed in, and the end of that: of one session, or of all that are looked at. */
@Named("sessions")
@RequestScoped
public class SessionsView {

    private static final int ROWS = 25;

    /** How long ago, as the address says it. */
    private static final List<String> AGES = List.of("PT1H", "P1D", "P7D", "P30D", "P90D");

    @Inject
    Console console;

    @Inject
    Sessions sessions;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private Asked asked;
    private Page<Map<String, Object>> page = new Page<>(List.of(), null);
    private Question question;
    private String message;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            if (asked.isForm()) {
                act();
            } else if (isEndable()) {
                question = asked.text("ask").map(this::question).orElse(null);
            }
            if (question == null) {
                page = sessions.page(console.operator(), query());
            }
        });
    }

    private SessionQuery query() {
        return SessionQuery.newest(ROWS).of(getSubject()).ofClient(getClient()).createdBefore(before(getBegun()))
                .lastSeenBefore(before(getIdle())).after(asked.text("after").map(Sessions::place).orElse(null));
    }

    private Instant before(String age) {
        return age == null ? null : clock.instant().minus(Duration.parse(age));
    }

    private void act() {
        String act = asked.text("act").orElse("");
        try {
            switch (act) {
                case "end-session" -> console.change(this::end, () -> asking(act));
                case "end-all" -> console.change(this::endAll, () -> asking(act));
                default -> {
                    // a form of another version
                }
            }
        } catch (ManagementException e) {
            Console.refused(e);
            message = e.getMessage();
        }
    }

    private Address end() {
        sessions.end(console.operator(), asked.text("sid").orElse(""));
        return same().with("done", "end-session");
    }

    /** As many as can be waited for; where there are more, it asks again. */
    private Address endAll() {
        String next = sessions.endAll(console.operator(), query()).next();
        return next == null ? search().with("done", "end-all")
                : search().with("after", next).with("ask", "end-all").with("done", "end-more");
    }

    private Address asking(String act) {
        return same().with("ask", act).with("sid", asked.text("sid").orElse(null));
    }

    private Question question(String act) {
        if (act.equals("end-session")) {
            return asked.text("sid").flatMap(this::find).map(this::one).orElse(null);
        }
        if (!act.equals("end-all")) {
            return null;
        }
        SessionTally tally = sessions.count(console.operator(), query());
        String numbers = wording.of(tally.more() ? "numbers.more-end" : "numbers.end", tally.sessions(), tally.users());
        return new Question(act, wording.of(isFiltered() ? "ask.end-all" : "ask.end-everything"), wording.of("means.end-all"), numbers,
                true, wording.of("do.end-all"), List.of(), same());
    }

    private Question one(Map<String, Object> session) {
        int clients = ((List<?>) session.get("clients")).size();
        return new Question("end-session", wording.of("ask.end-session", session.get("subject")), wording.of("means.end-session"),
                wording.of("numbers.sessions", 1, clients), true, wording.of("do.end-session"),
                List.of(new Question.Part("sid", (String) session.get("sid"))), same());
    }

    /** Absent if it has ended meanwhile. */
    private Optional<Map<String, Object>> find(String sid) {
        try {
            return Optional.of(sessions.find(console.operator(), sid));
        } catch (ManagementException e) {
            return Optional.empty();
        }
    }

    /** What is looked at, from its first page on. */
    private Address search() {
        return new Address(Address.SESSIONS).with("sub", getSubject()).with("clientId", getClient()).with("begun", getBegun())
                .with("idle", getIdle());
    }

    private Address same() {
        return search().with("after", asked.text("after").orElse(null));
    }

    /** Whose, or {@code null}. */
    public String getSubject() {
        return asked.text("sub").orElse(null);
    }

    /** In which application, or {@code null}. */
    public String getClient() {
        return asked.text("clientId").orElse(null);
    }

    /** How long ago they began at least, or {@code null}. */
    public String getBegun() {
        return asked.text("begun").filter(AGES::contains).orElse(null);
    }

    /** For how long they have not been used at least, or {@code null}. */
    public String getIdle() {
        return asked.text("idle").filter(AGES::contains).orElse(null);
    }

    public List<String> getAges() {
        return AGES;
    }

    /** Whether not all of them are asked for. */
    public boolean isFiltered() {
        return getSubject() != null || getClient() != null || getBegun() != null || getIdle() != null;
    }

    /** Whether this is not the first page. */
    public boolean isContinued() {
        return asked.text("after").isPresent();
    }

    public List<SignedIn> getRows() {
        return page.entries().stream().map(each -> SignedIn.of(each, same())).toList();
    }

    /** The next page, or {@code null} at the end. */
    public String getNext() {
        return page.next() == null ? null : search().with("after", page.next()).link();
    }

    public String getFirst() {
        return search().link();
    }

    public boolean isEndable() {
        return console.mayChange(Area.SESSIONS);
    }

    public boolean isUsersReadable() {
        return console.mayRead(Area.USERS);
    }

    public boolean isClientsReadable() {
        return console.mayRead(Area.CLIENTS);
    }

    /** Where it is asked whether all of them are to end. */
    public String getEndAddress() {
        return search().with("ask", "end-all").link();
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

package org.lintel.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.browser.PageHeaders;
import org.lintel.config.Addresses;
import org.lintel.manage.Area;
import org.lintel.manage.FirstAdministrator;
import org.lintel.manage.ManagementException;
import org.lintel.manage.Operator;
import org.lintel.manage.Rights;
import org.lintel.model.OAuthError;
import org.lintel.oauth.Refused;
import org.lintel.secret.Handles;
import org.lintel.session.BrowserSession;

/** The frame of every page: who is there, what they may look at, and whether they may change something now. */
@Named("console")
@RequestScoped
public class Console {

    /** How old a sign-in may be for a change: whoever finds the browser of an operator open cannot change anything. */
    static final Duration FRESH = Duration.ofMinutes(10);

    /** Longer ones are not carried through a sign-in: the server would not take the address. */
    private static final int LONGEST_ADDRESS = 3_000;

    private static final int FORBIDDEN = 403;

    /** An entry of the navigation. */
    public record Entry(String text, String address, boolean current) {
    }

    private record Room(String text, String address, Predicate<Console> open, Set<String> pages) {
    }

    private static final List<Room> ROOMS = List.of(
            new Room("overview", Address.HOME, console -> true, Set.of(Address.HOME)),
            new Room("list.client", Address.CLIENTS, Console::mayReadClients, Set.of(Address.CLIENTS, Address.CLIENT, Address.NEW_CLIENT,
                    Address.RECIPES, Addresses.TRY)),
            new Room("apis", Address.APIS, console -> console.mayRead(Area.SCOPES), Set.of(Address.APIS, Address.API, Address.NEW_API,
                    Address.SCOPES, Address.SCOPE, Address.NEW_SCOPE)),
            new Room("users", Address.USERS, console -> console.mayRead(Area.USERS), Set.of(Address.USERS, Address.USER, Address.NEW_USER)),
            new Room("sessions", Address.SESSIONS, console -> console.mayRead(Area.SESSIONS), Set.of(Address.SESSIONS)),
            new Room("keys", Address.KEYS, console -> console.mayRead(Area.KEYS), Set.of(Address.KEYS)),
            new Room("activity", Address.ACTIVITY,
                    console -> console.mayRead(Area.AUDIT) || console.mayRead(Area.REFUSALS), Set.of(Address.ACTIVITY)),
            new Room("settings", Address.SETTINGS, console -> console.mayRead(Area.SETTINGS), Set.of(Address.SETTINGS)),
            new Room("transfer", Address.TRANSFER,
                    console -> Stream.of(Area.CLIENTS, Area.SCOPES, Area.OPERATORS).allMatch(console::mayRead), Set.of(Address.TRANSFER)),
            new Room("list.operator", Address.OPERATORS, console -> console.mayRead(Area.OPERATORS),
                    Set.of(Address.OPERATORS, Address.OPERATOR, Address.NEW_OPERATOR)));

    @Inject
    BrowserSession browser;

    @Inject
    CurrentOperator currentOperator;

    @Inject
    FirstAdministrator first;

    @Inject
    PageHeaders headers;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private final String nonce = Handles.random(16);
    private Operator operator;
    private String problem;

    /** Begins a page: asks who is there, and then for the page. What management refuses is told in the frame. */
    void open(Runnable page) {
        Asked asked = Asked.now();
        Optional<Operator> current = currentOperator.get();
        if (asked.isForm() && !asked.text("at").equals(Optional.of(asked.address()))) {
            throw new Refused(OAuthError.ACCESS_DENIED, "a form that is about another address", null);
        } else if (current.isEmpty()) {
            signIn(asked.address());
            return;
        }
        headers.scriptsWith(nonce);
        operator = current.get();
        if (operator.rights().equals(Rights.NONE) && first.isWanted()) {
            new Address(Addresses.FIRST_ADMINISTRATOR).go();
            return;
        } else if (operator.rights().equals(Rights.NONE)) {
            tell(FORBIDDEN, wording.of("noRole"));
            return;
        }
        try {
            page.run();
        } catch (ManagementException e) {
            tell(e);
        }
    }

    /**
     * Does what a form asks for and goes on, if the operator has proven who they are within ten minutes; else they prove it first.
     *
     * @param change answers where to go on to
     * @param meanwhile where to go on to after that proof: the page, with what was typed as far as it can be kept
     */
    void change(Supplier<Address> change, Supplier<Address> meanwhile) {
        if (proven(meanwhile)) {
            change.get().go();
        }
    }

    /** Whether it has been proven; else the browser is on its way to the sign-in. For a change that is told in the answer. */
    boolean proven(Supplier<Address> meanwhile) {
        if (isFresh()) {
            return true;
        }
        Address back = meanwhile.get();
        signIn(back.text().length() > LONGEST_ADDRESS ? Asked.now().address() : back.text());
        return false;
    }

    /** Tells why the page cannot be shown. */
    void tell(ManagementException refused) {
        tell(status(refused.reason()), refused.getMessage());
    }

    private void tell(int status, String sentence) {
        answer(status);
        problem = sentence;
    }

    /** The page tells itself what was refused. */
    static void refused(ManagementException refused) {
        answer(status(refused.reason()));
    }

    private static void answer(int status) {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(status);
    }

    private static int status(ManagementException.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> 404;
            case FORBIDDEN -> FORBIDDEN;
            case INVALID -> 400;
            case EXISTS, STALE, LISTED, KEPT_ELSEWHERE, DRIFTED -> 409;
        };
    }

    /** By the ordinary sign-in and back to an address of the console. */
    private static void signIn(String then) {
        new Address("/login").with("then", then).go();
    }

    Operator operator() {
        return operator;
    }

    boolean mayRead(Area area) {
        return operator.rights().reads().contains(area);
    }

    /** Whether there are clients to look at, be it the operator's own. */
    boolean mayReadClients() {
        return mayRead(Area.CLIENTS) || !operator.rights().clients().isEmpty();
    }

    /** Whether the operator looks after this client, among others or as its owner. */
    boolean looksAfter(String clientId) {
        return mayChange(Area.CLIENTS) || operator.rights().clients().contains(clientId);
    }

    boolean mayChange(Area area) {
        return operator.rights().writes().contains(area);
    }

    /** Whether a change would be made without another sign-in. */
    public boolean isFresh() {
        return browser.current().filter(session -> isFresh(session.authTime(), clock.instant())).isPresent();
    }

    static boolean isFresh(Instant signIn, Instant now) {
        return now.isBefore(signIn.plus(FRESH));
    }

    /** Where a sign-in leads back to this page. */
    public String getConfirmAddress() {
        return new Address("/login").with("then", getAddress()).link();
    }

    /** That of the scripts in the page. */
    public String getNonce() {
        return nonce;
    }

    /** Why there is no page, or {@code null}. */
    public String getProblem() {
        return problem;
    }

    /** What is looked at; forms are about it. */
    public String getAddress() {
        return Asked.now().address();
    }

    /** What was done before the page came back, or {@code null}. */
    public String getDone() {
        return Asked.now().isForm() ? null : Asked.now().text("done").flatMap(done -> wording.find("done." + done)).orElse(null);
    }

    /** The rooms that there are for this operator. */
    public List<Entry> getEntries() {
        Stream<Room> rooms = operator == null || operator.rights().equals(Rights.NONE) ? Stream.empty()
                : ROOMS.stream().filter(room -> room.open.test(this));
        return rooms.map(room -> new Entry("console." + room.text, new Address(room.address).link(),
                room.pages.contains(Asked.now().path()))).toList();
    }
}

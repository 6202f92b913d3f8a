package org.lintel.metrics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.prometheus.metrics.core.metrics.Counter;
import org.lintel.announce.Announcements;
import org.lintel.announce.Reaction;
import org.lintel.event.ClientAuthenticated;
import org.lintel.event.ClientAuthenticationFailed;
import org.lintel.event.ClientNotified;
import org.lintel.event.ConsentDecided;
import org.lintel.event.GrantsRevoked;
import org.lintel.event.PasswordChanged;
import org.lintel.event.RequestRefused;
import org.lintel.event.SignInFailed;
import org.lintel.event.SignedIn;
import org.lintel.event.SignedOut;
import org.lintel.event.TokensIssued;
import org.lintel.event.TokensRevoked;

/** Counts what is announced. */
@ApplicationScoped
public class EventCounters implements Reaction, Readings {

    /** Words of plug-ins, such as error codes, that are told apart: one that makes them of what is sent would fill the memory. */
    private static final int MOST_WORDS = 200;
    private static final String SUCCESS = "success";

    /** What a failure of our own is called (RFC 6749 §4.1.2.1). */
    private static final String FAILURE = "server_error";

    @Inject
    Metrics metrics;

    @Inject
    Announcements announcements;

    private final Map<Class<?>, Consumer<Record>> counting = new HashMap<>();
    private final Set<String> words = ConcurrentHashMap.newKeySet();

    /** What operators watch is there from the beginning, as zero: a rate is known from the first event on, not from the second. */
    @PostConstruct
    void begin() {
        Counter signIns = counter("lintel_sign_ins", "Attempts of users to sign in, by result.", "result");
        List.of(SUCCESS, "credentials", "disabled", "delayed").forEach(signIns::initLabelValues);
        on(SignedIn.class, event -> signIns.labelValues(SUCCESS).inc());
        on(SignInFailed.class, event -> signIns.labelValues(event.reason()).inc());

        Counter clients = counter("lintel_client_authentications", "Attempts of clients to prove who they are, by method and result.",
                "method", "result");
        on(ClientAuthenticated.class, event -> clients.labelValues(bounded(event.method()), SUCCESS).inc());
        on(ClientAuthenticationFailed.class,
                event -> clients.labelValues(bounded(Objects.requireNonNullElse(event.method(), "unknown")), "failure").inc());

        Counter consents = counter("lintel_consents", "Answers on the consent page, by result.", "result");
        on(ConsentDecided.class, event -> consents.labelValues(event.granted().isEmpty() ? "refused" : "granted").inc());

        Counter tokens = counter("lintel_tokens_issued", "Codes and tokens that were given out, by grant and kind.", "grant", "kind");
        on(TokensIssued.class, event -> event.kinds().forEach(kind -> tokens.labelValues(bounded(event.grant()), kind).inc()));

        Counter refusals = counter("lintel_requests_refused", "Requests that were refused, by error code.", "error");
        refusals.initLabelValues(FAILURE);
        on(RequestRefused.class, event -> refusals.labelValues(bounded(event.error())).inc());
        countEnds();
    }

    private void countEnds() {
        Counter sessions = counter("lintel_sessions_ended", "Sessions that ended, by reason.", "reason");
        initialize(sessions, SignedOut.Reason.values());
        on(SignedOut.class, event -> sessions.labelValues(word(event.reason())).inc());

        Counter revoked = counter("lintel_tokens_revoked",
                "Authorizations whose tokens were revoked without the user, by reason; replay: two had the same token.", "reason");
        initialize(revoked, TokensRevoked.Reason.values());
        on(TokensRevoked.class, event -> revoked.labelValues(word(event.reason())).inc());

        Counter takenBack = counter("lintel_grants_revoked", "Times that a user took access back.");
        on(GrantsRevoked.class, event -> takenBack.inc());

        Counter passwords = counter("lintel_passwords_changed", "Passwords that their users changed.");
        on(PasswordChanged.class, event -> passwords.inc());

        Counter deliveries = counter("lintel_back_channel_deliveries", "Applications that were to be told of a sign-out, by outcome.",
                "outcome");
        initialize(deliveries, ClientNotified.Outcome.values());
        on(ClientNotified.class, event -> deliveries.labelValues(word(event.outcome())).inc());
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).withoutExemplars().register(metrics.registry());
    }

    private <E extends Record> void on(Class<E> type, Consumer<E> count) {
        counting.put(type, event -> count.accept(type.cast(event)));
    }

    private static void initialize(Counter counter, Enum<?>... values) {
        Arrays.stream(values).map(EventCounters::word).forEach(counter::initLabelValues);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private String bounded(String word) {
        return words.contains(word) || words.size() < MOST_WORDS && words.add(word) ? word : "other";
    }

    @Override
    public Turn turn() {
        return Turn.COUNTED;
    }

    @Override
    public void to(Record event) {
        Consumer<Record> count = counting.get(event.getClass());
        if (count != null) {
            count.accept(event);
        }
    }

    @Override
    public List<Reading> readings() {
        return List.of(Reading.counter("lintel_announcement_failures",
                "Times that something which follows from an event, or a plug-in that hears of it, failed.", announcements.failures()));
    }
}

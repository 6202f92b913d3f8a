package org.lintel.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Keys;
import org.lintel.manage.ManagementException;
import org.lintel.model.SessionQuery;

/** The signing keys: what each does now, did and will do. */
@Named("keys")
@RequestScoped
public class KeysView {

    /** RFC 8555 §9.1. */
    private static final String CERTIFICATE = "application/pem-certificate-chain";

    private static final Set<String> QUESTIONS = Set.of("rotate", "retire", "withdraw");

    @Inject
    Console console;

    @Inject
    Keys keys;

    @Inject
    Numbers numbers;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private Asked asked;
    private List<KeyRow> rows = List.of();
    private Question question;
    private String message;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            if (asked.isForm()) {
                act();
            } else if (asked.text("certificate").isPresent()) {
                Download.send("certificate.pem", CERTIFICATE, keys.certificate(console.operator(), asked.text("certificate").get()));
                return;
            }
            look();
            question = asked.isForm() || !isEditable() ? null
                    : asked.text("ask").filter(QUESTIONS::contains).map(this::question).orElse(null);
        });
    }

    private void look() {
        Instant now = clock.instant();
        List<Map<String, Object>> all = keys.all(console.operator());
        KeyRow.Span span = KeyRow.Span.of(all, now);
        rows = all.stream().map(key -> KeyRow.of(key, span, now)).toList();
    }

    private void act() {
        String act = asked.text("act").orElse("");
        try {
            console.change(() -> {
                switch (act) {
                    case "rotate" -> keys.rotate(console.operator(), text("algorithm"));
                    case "retire" -> keys.retire(console.operator(), text("kid"), false);
                    case "withdraw" -> keys.retire(console.operator(), text("kid"), true);
                    default -> throw new ManagementException(ManagementException.Reason.INVALID, wording.of("incomplete"));
                }
                return new Address(Address.KEYS).with("done", "key-" + act);
            }, () -> new Address(Address.KEYS).with("ask", act).with("kid", asked.text("kid").orElse(null)).with("algorithm",
                    asked.text("algorithm").orElse(null)));
        } catch (ManagementException e) {
            Console.refused(e);
            message = e.getMessage();
        }
    }

    private String text(String name) {
        return asked.text(name).orElse("");
    }

    private boolean concernsAKey(String ask) {
        return rows.stream().map(row -> ask.equals("rotate") ? row.algorithm() : row.kid()).anyMatch(text(about(ask))::equals);
    }

    private static String about(String ask) {
        return ask.equals("rotate") ? "algorithm" : "kid";
    }

    private Question question(String ask) {
        String about = about(ask);
        String signedIn = ask.equals("withdraw") ? numbers.signedIn(SessionQuery.newest(1)) : null;
        return new Question(ask, wording.of("ask.key-" + ask, text(about)), wording.of("means.key-" + ask), signedIn, !ask.equals("rotate"),
                wording.of("do.key-" + ask), List.of(new Question.Part(about, text(about))), new Address(Address.KEYS));
    }

    public List<KeyRow> getRows() {
        return rows;
    }

    /** What is asked before it is done, or {@code null}. */
    public Question getQuestion() {
        return question;
    }

    /** What was refused, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Whether the life of a key is known here, or only that it is there. */
    public boolean isKeptHere() {
        return rows.stream().anyMatch(row -> row.made() != null);
    }

    public boolean isEditable() {
        return isKeptHere() && console.mayChange(Area.KEYS);
    }

    /** Whether another key of the algorithm is on its way already. */
    public boolean waiting(KeyRow row) {
        return rows.stream().anyMatch(other -> other.algorithm().equals(row.algorithm()) && other.state() == KeyRow.State.ANNOUNCED);
    }
}

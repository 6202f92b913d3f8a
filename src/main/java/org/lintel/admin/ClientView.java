package org.lintel.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Audit;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditQuery;
import org.lintel.model.SessionQuery;

/** One application: its options, its secrets and what has happened to it. */
@Named("client")
@RequestScoped
public class ClientView {

    private static final String SECRETS = "clientSecrets";

    /** What is asked before it is done. */
    private static final Set<String> QUESTIONS = Set.of("disable", "remove", "add-secret", "remove-secret");

    private static final int HISTORY = 8;

    /** Options under one heading. */
    public record Group(String title, List<Field> fields, boolean open) {
    }

    /** What authenticates the client, as far as it may be seen. */
    public record Secret(String id, String description, Instant expires, boolean expired) {
    }

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Choices choices;

    @Inject
    Numbers numbers;

    @Inject
    Audit audit;

    @Inject
    Wording wording;

    @Inject
    Clock clock;

    private Asked asked;
    private Entry entry;
    private ClientForm form;
    private List<Difference> conflict = List.of();
    private String message;
    private String newSecret;
    private Question question;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            look();
            if (asked.isForm()) {
                act();
            } else {
                asked.text("changes").ifPresent(patch -> form = form.proposed(patch));
                question = question();
            }
        });
    }

    private void look() {
        entry = clients.find(console.operator(), id());
        form = formOf(entry.members());
    }

    private ClientForm formOf(Map<String, Object> members) {
        return ClientForm.of(members, choices.known());
    }

    private String id() {
        return asked.text("id").orElse("");
    }

    private void act() {
        String act = asked.text("act").orElse("");
        try {
            switch (act) {
                case "enable" -> patch(Map.of("enabled", true), "enabled");
                case "disable" -> patch(Map.of("enabled", false), "disabled");
                case "remove" -> console.change(this::remove, () -> asking(act));
                case "add-secret" -> addSecret();
                case "remove-secret" -> console.change(this::removeSecret, () -> asking(act));
                default -> save();
            }
        } catch (ManagementException e) {
            Console.refused(e);
            form = form.refused(e);
            message = form.faulty() ? wording.of("client.wrong") : ClientForm.sentence(e);
        }
    }

    private void save() {
        Map<String, Object> seen = seen();
        ClientForm mine = formOf(seen).typed(asked);
        form = mine.onto(form);
        if (version() != entry.version()) {
            conflict = Difference.between(JsonText.write(seen), JsonText.write(entry.members()));
            throw new ManagementException(Reason.STALE, wording.of("client.stale"));
        }
        JsonObject patch = form.patch();
        console.change(() -> {
            clients.patch(console.operator(), id(), patch, version());
            return done("saved");
        }, () -> Address.client(id()).with("changes", patch.toString()));
    }

    /** The client as it was when the form was made. */
    private Map<String, Object> seen() {
        try {
            return JsonText.plain(JsonText.read(asked.text("seen").orElse("")));
        } catch (JsonException | ArithmeticException e) {
            throw new ManagementException(Reason.INVALID, wording.of("client.incomplete"));
        }
    }

    private long version() {
        return asked.text("version").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(-1L);
    }

    private void patch(Map<String, ?> members, String done) {
        console.change(() -> {
            clients.patch(console.operator(), id(), JsonText.read(JsonText.write(members)), version());
            return done(done);
        }, () -> Address.client(id()));
    }

    private Address remove() {
        clients.remove(console.operator(), id(), version());
        return new Address(Address.CLIENTS).with("done", "removed");
    }

    /** Told in the answer, since it can be told only once; sent again, the form is out of date and makes no second one. */
    private void addSecret() {
        if (!console.proven(() -> asking("add-secret"))) {
            return;
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        asked.text("description").ifPresent(text -> terms.put("description", text));
        asked.text("days").filter(text -> text.matches("[0-9]{1,5}"))
                .ifPresent(days -> terms.put("expiration", clock.instant().plus(Duration.ofDays(Long.parseLong(days))).toString()));
        newSecret = clients.addSecret(console.operator(), id(), JsonText.read(JsonText.write(terms)), version()).secret();
        look();
    }

    private Address removeSecret() {
        String secret = asked.text("secret").orElse("");
        List<?> kept = list(entry.members().get(SECRETS)).stream().filter(each -> !secret.equals(((Map<?, ?>) each).get("id"))).toList();
        JsonValue secrets = JsonText.value(kept);
        clients.patch(console.operator(), id(), Json.createObjectBuilder().add(SECRETS, secrets).build(), version());
        return done("secret-removed");
    }

    private Address asking(String question) {
        return Address.client(id()).with("ask", question).with("secret", asked.text("secret").orElse(null));
    }

    private Address done(String what) {
        return Address.client(id()).with("done", what);
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    public Entry getEntry() {
        return entry;
    }

    /** What it is called. */
    public String getName() {
        return entry == null ? id() : (String) entry.members().getOrDefault("clientName", entry.id());
    }

    public boolean isEnabled() {
        return !Boolean.FALSE.equals(entry.members().get("enabled"));
    }

    /** Whether its options can be changed here by this operator. */
    public boolean isEditable() {
        return !entry.listed() && console.looksAfter(entry.id());
    }

    /** Whether it can be enabled, disabled and removed by this operator; an owner cannot. */
    public boolean isSwitchable() {
        return console.mayChange(Area.CLIENTS);
    }

    private Question question() {
        return asked.text("ask").filter(QUESTIONS::contains)
                .filter(ask -> ask.endsWith("secret") ? isEditable() : isSwitchable()).map(this::question).orElse(null);
    }

    private Question question(String ask) {
        var fields = new ArrayList<>(List.of(new Question.Part("version", Long.toString(entry.version()))));
        asked.text("secret").filter(id -> ask.equals("remove-secret")).ifPresent(id -> fields.add(new Question.Part("secret", id)));
        String signedIn = ask.endsWith("secret") ? null : numbers.signedIn(SessionQuery.newest(1).ofClient(entry.id()));
        return new Question(ask, wording.of("ask." + ask, getName()), wording.of("means." + ask), signedIn, !ask.equals("add-secret"),
                wording.of("do." + ask), fields, Address.client(entry.id()));
    }

    /** What the page asks before it is done, or {@code null}. */
    public Question getQuestion() {
        return question;
    }

    /** The secret that the question is about. */
    public String getSecret() {
        return asked.text("secret").orElse(null);
    }

    /** The options that matter first, and then all others by their headings, folded unless something there needs attention. */
    public List<Group> getGroups() {
        var groups = new ArrayList<Group>();
        groups.add(new Group(null, form.fields().stream().filter(field -> !field.option().advanced()).toList(), true));
        form.fields().stream().map(field -> field.option().group()).distinct().forEach(title -> {
            List<Field> fields = form.fields().stream().filter(field -> field.isOf(title) && field.option().advanced()).toList();
            groups.add(new Group(title, fields, fields.stream().anyMatch(field -> field.changed() || field.error() != null)));
        });
        return groups;
    }

    /** What is not saved yet. */
    public List<Field> getChanges() {
        return form.changes();
    }

    /** Whether those come from an address rather than from the form. */
    public boolean isProposed() {
        return !asked.isForm() && !form.changes().isEmpty();
    }

    /** What others have changed since the form was made. */
    public List<Difference> getConflict() {
        return conflict;
    }

    /** The client as it is, for the form to say what it was made of. */
    public String getSeen() {
        return JsonText.write(entry.members());
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** A secret that was just made, or {@code null}. */
    public String getNewSecret() {
        return newSecret;
    }

    public List<Secret> getSecrets() {
        return list(entry.members().get(SECRETS)).stream().map(each -> secret((Map<?, ?>) each)).toList();
    }

    private Secret secret(Map<?, ?> members) {
        Instant expires = members.get("expiration") == null ? null : Instant.parse(members.get("expiration").toString());
        return new Secret((String) members.get("id"), (String) members.get("description"), expires,
                expires != null && expires.isBefore(clock.instant()));
    }

    /** What has happened to it last, or nothing where the operator may not see that. */
    public List<Happening> getHistory() {
        return !console.mayRead(Area.AUDIT) && !console.looksAfter(entry.id()) ? List.of()
                : audit.page(console.operator(), AuditQuery.newest(HISTORY).about(new AuditObject("client", entry.id()))).entries().stream()
                        .map(happened -> Happening.of(happened, wording)).toList();
    }

    public String getHistoryAddress() {
        return new Address(Address.ACTIVITY).with("about", "client:" + entry.id()).link();
    }

    /** Where a question about it is asked. */
    public String ask(String question) {
        return Address.client(entry.id()).with("ask", question).link();
    }

    /** Where it is asked whether a secret is to be removed. */
    public String askRemoval(Secret secret) {
        return Address.client(entry.id()).with("ask", "remove-secret").with("secret", secret.id()).link();
    }

    /** The page without anything that was typed or asked, below the context path. */
    public String getPlain() {
        return Address.client(id()).text();
    }
}

package org.lintel.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;

/** The page of one thing: its options, its secrets and what has happened to it. */
@Named("editor")
@RequestScoped
public class Editor {

    /** What is asked before it is done. */
    private static final Set<String> QUESTIONS = Set.of("disable", "remove", "add-secret", "remove-secret");

    /** So many options are found without a search. */
    private static final int FEW = 10;

    /** Options under one heading. */
    public record Group(String title, List<Field> fields, boolean open) {
    }

    @Inject
    Console console;

    @Inject
    Registries registries;

    @Inject
    Choices choices;

    @Inject
    Numbers numbers;

    @Inject
    SecretsPart secrets;

    @Inject
    Titles titles;

    @Inject
    History past;

    @Inject
    Wording wording;

    private Asked asked;
    private Thing thing;
    private Entry entry;
    private String name;
    private OptionsForm form;
    private List<Difference> conflict = List.of();
    private List<Happening> history = List.of();
    private String message;
    private Question question;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        thing = Thing.at(asked.path());
        name = id();
        console.open(() -> {
            look();
            if (asked.isForm()) {
                act();
            } else {
                asked.text("changes").ifPresent(patch -> form = form.proposed(patch));
                question = asked.text("ask").filter(QUESTIONS::contains)
                        .filter(ask -> ask.endsWith("secret") ? isEditable() && secrets.isUsed() : isSwitchable()).map(this::question)
                        .orElse(null);
            }
            history = past.of(thing, id());
        });
    }

    private void look() {
        entry = registries.of(thing).find(console.operator(), id());
        name = titles.of(thing, entry);
        secrets.of(thing, entry);
        form = formOf(entry.members());
    }

    private OptionsForm formOf(Map<String, Object> members) {
        return OptionsForm.of(thing, members, choices.known(thing));
    }

    private String id() {
        return thing.asked(asked);
    }

    private void act() {
        String act = asked.text("act").filter(each -> secrets.isUsed() || !each.endsWith("secret")).orElse("");
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
            message = form.faulty() ? wording.of("wrong") : OptionsForm.sentence(e);
        }
    }

    private void save() {
        Map<String, Object> seen = asked.seen(wording);
        OptionsForm mine = formOf(seen).typed(asked);
        form = mine.onto(form);
        if (asked.version() != entry.version()) {
            conflict = Difference.between(JsonText.write(seen), JsonText.write(entry.members()));
            throw new ManagementException(Reason.STALE, say("stale"));
        }
        JsonObject patch = form.patch();
        console.change(() -> patched(form.effective(), "saved"), () -> thing.page(id()).with("changes", patch.toString()));
    }

    private void patch(Map<String, ?> members, String done) {
        console.change(() -> patched(JsonText.read(JsonText.write(members)), done + "." + thing.key()), () -> thing.page(id()));
    }

    private Address patched(JsonObject patch, String done) {
        registries.of(thing).patch(console.operator(), id(), patch, asked.version());
        return thing.page(id()).with("done", done);
    }

    private Address remove() {
        registries.of(thing).remove(console.operator(), id(), asked.version());
        return thing.list().with("done", "removed." + thing.key());
    }

    private void addSecret() {
        if (console.proven(() -> asking("add-secret"))) {
            secrets.add(asked, asked.version());
            look();
        }
    }

    private Address removeSecret() {
        return patched(secrets.without(asked.text("secret").orElse("")), "secret-removed");
    }

    private Address asking(String question) {
        return thing.page(id()).with("ask", question).with("secret", asked.text("secret").orElse(null));
    }

    private Question question(String ask) {
        var fields = new ArrayList<>(List.of(new Question.Part("version", Long.toString(entry.version()))));
        asked.text("secret").filter(id -> ask.equals("remove-secret")).ifPresent(id -> fields.add(new Question.Part("secret", id)));
        return new Question(ask, wording.of("ask." + ask, getName()), say("means." + ask),
                ask.endsWith("secret") ? null : numbers.of(thing, entry), !ask.equals("add-secret"), say("do." + ask), fields,
                thing.page(entry.id()));
    }

    /** The text with this key, for this kind of thing if there is one. */
    public String say(String key) {
        return wording.find(key + "." + thing.key()).orElseGet(() -> wording.of(key));
    }

    /** As the audit log calls it. */
    public String getKind() {
        return thing.key();
    }

    public Entry getEntry() {
        return entry;
    }

    /** What it is called. */
    public String getName() {
        return name;
    }

    public boolean isEnabled() {
        return Thing.enabled(entry.members());
    }

    /** Whether its options can be changed here by this operator. */
    public boolean isEditable() {
        return !entry.listed() && thing.lookedAfter(console, entry.id());
    }

    /** Whether it can be enabled, disabled and removed by this operator; the owner of a client cannot. */
    public boolean isSwitchable() {
        return console.mayChange(thing.area());
    }

    /** What the page asks before it is done, or {@code null}. */
    public Question getQuestion() {
        return question;
    }

    /** The secret that the question is about. */
    public String getSecret() {
        return asked.text("secret").orElse(null);
    }

    /** Whether it has so many options that one looks for them. */
    public boolean isSearchable() {
        return form.fields().size() > FEW;
    }

    /** The options that matter first, and then all others by their headings, folded unless something there needs attention. */
    public List<Group> getGroups() {
        return form.groups();
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

    /** The thing as it is, for the form to say what it was made of. */
    public String getSeen() {
        return JsonText.write(entry.members());
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** What has happened to it last, or nothing where the operator may not see that. */
    public List<Happening> getHistory() {
        return history;
    }

    public String getHistoryAddress() {
        return History.address(thing, entry.id()).link();
    }

    /** Where a question about it is asked. */
    public String ask(String question) {
        return thing.page(entry.id()).with("ask", question).link();
    }

    /** The page without anything that was typed or asked, below the context path. */
    public String getPlain() {
        return thing.page(id()).text();
    }

    public String getListAddress() {
        return thing.list().link();
    }
}

package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Entry;
import org.lintel.manage.Page;
import org.lintel.model.DirectoryQuery;

/** The list of one kind of thing. */
@Named("entries")
@RequestScoped
public class EntriesView {

    private static final int ROWS = 25;

    /** A row. */
    public record Row(String id, String name, String kind, boolean enabled, boolean listed, String address) {
    }

    @Inject
    Console console;

    @Inject
    Registries registries;

    @Inject
    Titles titles;

    @Inject
    Wording wording;

    private Asked asked;
    private Thing thing;
    private Page<Entry> page = new Page<>(List.of(), null);

    /** Before the page is rendered. */
    public void prepare() {
        asked = Asked.now();
        thing = Thing.at(asked.path());
        console.open(() -> {
            DirectoryQuery query = DirectoryQuery.first(ROWS);
            query = getQuery() == null ? query : query.startingWith(getQuery());
            page = registries.of(thing).page(console.operator(), isContinued() ? query.after(asked.text("after").get()) : query);
        });
    }

    /** What is searched for, or {@code null}. */
    public String getQuery() {
        return asked.text("q").orElse(null);
    }

    /** Whether this is not the first page. */
    public boolean isContinued() {
        return asked.text("after").isPresent();
    }

    public List<Row> getRows() {
        return page.entries().stream().map(this::row).toList();
    }

    private Row row(Entry entry) {
        return new Row(entry.id(), titles.of(thing, entry), kind(entry.members()), Thing.enabled(entry.members()), entry.listed(),
                thing.page(entry.id()).link());
    }

    private String kind(Map<String, Object> members) {
        return switch (thing) {
            case CLIENT -> wording.of("kind." + ApplicationKind.of(members));
            case API_RESOURCE -> String.join(" ", FieldKind.LINES.text(members.get("scopes")).lines().toList());
            case SCOPE -> wording.of("kind." + members.get("kind"));
            case OPERATOR -> FieldKind.LINES.text(members.get("roles")).lines().map(role -> wording.of("choice.roles." + role))
                    .collect(Collectors.joining(", ")) + clients(members);
        };
    }

    private static String clients(Map<String, Object> members) {
        String clients = String.join(", ", FieldKind.LINES.text(members.get("clients")).lines().toList());
        return clients.isEmpty() ? "" : ": " + clients;
    }

    /** The lists of this room, if there are several. */
    public List<Console.Entry> getSections() {
        List<Thing> things = Stream.of(Thing.values()).filter(each -> each.area() == thing.area()).toList();
        return things.size() == 1 ? List.of() : things.stream()
                .map(each -> new Console.Entry("console.list." + each.key(), each.list().link(), each == thing)).toList();
    }

    /** The next page, or {@code null} at the end. */
    public String getNext() {
        return page.next() == null ? null : thing.list().with("q", getQuery()).with("after", page.next()).link();
    }

    public String getFirst() {
        return thing.list().with("q", getQuery()).link();
    }

    public String getAll() {
        return thing.list().link();
    }

    /** Where a new one is made. */
    public String getForm() {
        return thing.form().link();
    }

    public boolean isExtensible() {
        return console.mayChange(thing.area());
    }

    /** The text with this key for this kind of thing. */
    public String say(String key) {
        return wording.of(key + "." + thing.key());
    }
}

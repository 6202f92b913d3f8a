package org.lintel.admin;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.lintel.manage.Area;
import org.lintel.manage.Entry;
import org.lintel.options.Options;

/** What operators keep and what has options: each kind has a list, a page for one of them, and a page to make one. */
enum Thing {

    CLIENT("client", Options.CLIENT, Area.CLIENTS, Address.CLIENTS, Address.CLIENT, Address.NEW_CLIENT, "id",
            new Members("clientId", "clientName", "clientSecrets")),

    API_RESOURCE("apiResource", Options.API_RESOURCE, Area.SCOPES, Address.APIS, Address.API, Address.NEW_API, "name",
            new Members("name", "displayName", "apiSecrets")),

    SCOPE("scope", Options.SCOPE, Area.SCOPES, Address.SCOPES, Address.SCOPE, Address.NEW_SCOPE, "name",
            new Members("name", "displayName", "scopeSecrets")),

    OPERATOR("operator", Options.OPERATOR, Area.OPERATORS, Address.OPERATORS, Address.OPERATOR, Address.NEW_OPERATOR, "subject",
            new Members("subject", null, null));

    /**
     * What some members are called.
     *
     * @param id      what it is known by
     * @param name    what people call it; {@code null} if that stands elsewhere
     * @param secrets by which it authenticates itself; {@code null} if it does not
     */
    private record Members(String id, @Nullable String name, @Nullable String secrets) {
    }

    private final String key;
    private final Options options;
    private final Area area;
    private final String list;
    private final String page;
    private final String form;
    private final String parameter;
    private final Members members;

    Thing(String key, Options options, Area area, String list, String page, String form, String parameter, Members members) {
        this.key = key;
        this.options = options;
        this.area = area;
        this.list = list;
        this.page = page;
        this.form = form;
        this.parameter = parameter;
        this.members = members;
    }

    /** Whose list, page or form for a new one this is. */
    static Thing at(String path) {
        return Stream.of(values()).filter(thing -> Set.of(thing.list, thing.page, thing.form).contains(path)).findFirst().orElseThrow();
    }

    /** As the audit log calls it. */
    static Optional<Thing> called(String key) {
        return Stream.of(values()).filter(thing -> thing.key.equals(key)).findFirst();
    }

    /** As the audit log calls it; texts that are about it alone end with it. */
    String key() {
        return key;
    }

    Options options() {
        return options;
    }

    Area area() {
        return area;
    }

    Address list() {
        return new Address(list);
    }

    /** Where a new one is made. */
    Address form() {
        return new Address(form);
    }

    /** The page of one of them. */
    Address page(String id) {
        return new Address(page).with(parameter, id);
    }

    /** Which one the page is about. */
    String asked(Asked asked) {
        return asked.text(parameter).orElse("");
    }

    /** The member that is its id. */
    String idName() {
        return members.id;
    }

    /** The member that has its secrets; {@code null} if it has none. */
    @Nullable
    String secrets() {
        return members.secrets;
    }

    /** What people call it, as far as it says that itself. */
    String name(Entry entry) {
        return Objects.requireNonNullElse((String) entry.members().get(members.name), entry.id());
    }

    /** Those that its page has in another way than the other options. */
    Set<String> apart() {
        return members.secrets == null ? Set.of("enabled") : Set.of("enabled", members.secrets);
    }

    static boolean enabled(Map<String, Object> members) {
        return !Boolean.FALSE.equals(members.get("enabled"));
    }

    /** Whether this operator looks after that one. */
    boolean lookedAfter(Console console, String id) {
        return this == CLIENT ? console.looksAfter(id) : console.mayChange(area);
    }
}

package org.lintel.admin;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.Page;
import org.lintel.model.DirectoryQuery;

/** The list of applications. */
@Named("clients")
@RequestScoped
public class ClientsView {

    private static final int ROWS = 25;

    /** A row. */
    public record Row(String id, String name, String kind, boolean enabled, boolean listed, String address) {
    }

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Wording wording;

    private Asked asked;
    private Page<Entry> page = new Page<>(List.of(), null);

    /** Before the page is rendered. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            DirectoryQuery query = DirectoryQuery.first(ROWS);
            query = getQuery() == null ? query : query.startingWith(getQuery());
            page = clients.page(console.operator(), isContinued() ? query.after(asked.text("after").get()) : query);
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
        Map<String, Object> members = entry.members();
        return new Row(entry.id(), (String) members.getOrDefault("clientName", entry.id()), kind(members),
                !Boolean.FALSE.equals(members.get("enabled")), entry.listed(), Address.client(entry.id()).link());
    }

    /** What kind of application asks in such a way. */
    private String kind(Map<String, Object> members) {
        List<?> grants = members.get("allowedGrantTypes") instanceof List<?> list ? list : List.of();
        boolean secret = !Boolean.FALSE.equals(members.get("requireClientSecret"));
        if (grants.contains("implicit")) {
            return wording.of("kind.implicit");
        } else if (grants.contains("authorization_code")) {
            return wording.of(secret ? "kind.web" : "kind.public");
        }
        return wording.of(grants.contains("client_credentials") ? "kind.service" : "kind.other");
    }

    /** The next page, or {@code null} at the end. */
    public String getNext() {
        return page.next() == null ? null
                : new Address(Address.CLIENTS).with("q", getQuery()).with("after", page.next()).link();
    }

    public String getFirst() {
        return new Address(Address.CLIENTS).with("q", getQuery()).link();
    }

    public boolean isExtensible() {
        return console.mayChange(Area.CLIENTS);
    }
}

package org.lintel.admin;

import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;

/** What to copy into an application that is there: all but its secret, which nobody knows any more. */
@Named("recipes")
@RequestScoped
public class RecipesView {

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Issuer issuer;

    private Entry entry;
    private List<Snippet> snippets = List.of();

    /** Before the page is rendered. */
    public void prepare() {
        console.open(() -> {
            entry = clients.find(console.operator(), Asked.now().text("id").orElse(""));
            var application = Snippet.Application.of(issuer.value(), entry, null);
            snippets = ApplicationKind.alike(entry.members()).stream().flatMap(kind -> Recipe.of(kind).stream())
                    .map(recipe -> Snippet.of(recipe, application)).toList();
        });
    }

    public String getName() {
        return entry == null ? "" : Objects.toString(entry.members().get("clientName"), entry.id());
    }

    /** Where those of an application are. */
    public String addressOf(String id) {
        return new Address(Address.RECIPES).with("id", id).link();
    }

    /** Where an application is tried out. */
    public String tryAddressOf(String id) {
        return new Address(Addresses.TRY).with("id", id).link();
    }

    public String getApplicationAddress() {
        return Address.client(entry.id()).link();
    }

    /** None for an application that asks in a way that no library of ours has. */
    public List<Snippet> getSnippets() {
        return snippets;
    }

    /** Where what a library needs besides is proposed. */
    public String proposal(Snippet snippet) {
        return Address.client(entry.id()).with("changes", snippet.needs()).link();
    }
}

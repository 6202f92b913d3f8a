package org.lintel.admin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.manage.Entry;

/** What to copy into an application or API that is there: all but its secret, which nobody knows any more. */
@Named("recipes")
@RequestScoped
public class RecipesView {

    /** The parameter that names an API, instead of an application. */
    private static final String API = "api";

    @Inject
    Console console;

    @Inject
    Registries registries;

    @Inject
    Issuer issuer;

    private Thing thing;
    private Entry entry;
    private List<Snippet> snippets = List.of();

    /** Before the page is rendered. */
    public void prepare() {
        Asked asked = Asked.now();
        console.open(() -> {
            thing = asked.text(API).isPresent() ? Thing.API_RESOURCE : Thing.CLIENT;
            entry = registries.of(thing).find(console.operator(), asked.text(API).or(() -> asked.text("id")).orElse(""));
            snippets = recipes().map(recipe -> Snippet.of(recipe, application())).toList();
        });
    }

    private Stream<Recipe> recipes() {
        return thing == Thing.API_RESOURCE ? Recipe.ofApi().stream()
                : ApplicationKind.alike(entry.members()).stream().flatMap(kind -> Recipe.of(kind).stream());
    }

    private Snippet.Application application() {
        return thing == Thing.CLIENT ? Snippet.Application.of(issuer.value(), entry, null)
                : new Snippet.Application(issuer.value(), entry.id(), null,
                        Map.of("allowedScopes", entry.members().getOrDefault("scopes", List.of())));
    }

    public String getName() {
        return entry == null ? "" : thing.name(entry);
    }

    /** Where those of an application are. */
    public String addressOf(String id) {
        return new Address(Address.RECIPES).with("id", id).link();
    }

    /** Where those of an API are. */
    public String addressOfApi(String name) {
        return new Address(Address.RECIPES).with(API, name).link();
    }

    /** Where an application is tried out. */
    public String tryAddressOf(String id) {
        return new Address(Addresses.TRY).with("id", id).link();
    }

    public String getPageAddress() {
        return thing.page(entry.id()).link();
    }

    /** None for an application that asks in a way that no library of ours has. */
    public List<Snippet> getSnippets() {
        return snippets;
    }

    /** Where what a library needs besides is proposed. */
    public String proposal(Snippet snippet) {
        return thing.page(entry.id()).with("changes", snippet.needs()).link();
    }
}

package org.lintel.admin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.config.Issuer;
import org.lintel.json.JsonText;
import org.lintel.manage.Area;
import org.lintel.manage.Clients;
import org.lintel.manage.Entry;
import org.lintel.manage.ManagementException;
import org.lintel.model.Client;
import org.lintel.secret.Handles;

/** A new application: a kind, four questions, and what to copy into it. */
@Named("newClient")
@RequestScoped
public class NewClientView {

    private static final List<String> USUAL_SCOPES = List.of("openid", "profile", "email");

    /** A kind to choose. */
    public record Kind(String text, String address) {
    }

    /** A scope to tick. */
    public record Choice(String name, boolean ticked) {
    }

    @Inject
    Console console;

    @Inject
    Clients clients;

    @Inject
    Choices choices;

    @Inject
    Issuer issuer;

    private Asked asked;
    private ApplicationKind kind;
    private String message;
    private String wrong;
    private Entry created;
    private List<Snippet> snippets = List.of();
    private String secret;

    /** Before the page is rendered, or instead of that. */
    public void prepare() {
        asked = Asked.now();
        console.open(() -> {
            kind = asked.text("kind").flatMap(ApplicationKind::of).orElse(null);
            if (asked.isForm() && kind != null) {
                create();
            }
        });
    }

    /** Told in the answer, since the secret can be told only once; sent again, the form finds that there is one of this id. */
    private void create() {
        if (!console.proven(this::typed)) {
            return;
        }
        String id = asked.text("clientId").orElseGet(() -> idOf(getName()));
        try {
            created = clients.create(console.operator(), id, JsonText.read(JsonText.write(members())));
            if (kind.secret()) {
                secret = clients.addSecret(console.operator(), id, JsonText.read("{}"), created.version()).secret();
            }
            var application = Snippet.Application.of(issuer.value(), created, secret);
            snippets = Recipe.of(kind).stream().map(recipe -> Snippet.of(recipe, application)).toList();
        } catch (ManagementException e) {
            Console.refused(e);
            message = OptionsForm.sentence(e);
            wrong = e.reason() == ManagementException.Reason.EXISTS ? "clientId"
                    : Stream.of("redirectUris", "clientId", "clientName").filter(message::contains).findFirst().orElse(null);
        }
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("clientName", getName());
        members.put("allowedGrantTypes", kind.grantTypes());
        members.put("allowedScopes", scopes());
        members.put("requireClientSecret", kind.secret());
        if (kind.signsIn()) {
            members.put("redirectUris", redirectUris());
        }
        if (kind.runsInPages()) {
            members.put("allowedCorsOrigins",
                    redirectUris().stream().map(NewClientView::origin).filter(Objects::nonNull).distinct().toList());
        }
        return members;
    }

    /** The page with what was typed, after a sign-in. */
    private Address typed() {
        Address address = new Address(Address.NEW_CLIENT).with("kind", kind.key());
        for (String name : List.of("name", "clientId", "redirectUris")) {
            address = address.with(name, asked.text(name).orElse(null));
        }
        for (String scope : asked.texts("scope")) {
            address = address.with("scope", scope);
        }
        return address;
    }

    private List<String> redirectUris() {
        return FieldKind.lines(getRedirectUris());
    }

    private List<String> scopes() {
        return asked.texts("scope");
    }

    /** Scripts of a page come from where the page is; {@code null} for what is no web address, which the rules tell. */
    private static String origin(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme()) ? null
                    : uri.getScheme() + "://" + uri.getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The name as an id; for a name without a letter of ASCII, any. */
    static String idOf(String name) {
        String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return id.isEmpty() ? "client-" + Handles.random(6).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "0")
                : id.substring(0, Math.min(id.length(), Client.LONGEST_ID));
    }

    public List<Kind> getKinds() {
        Stream<Kind> applications = Stream.of(ApplicationKind.values())
                .map(each -> new Kind("console.create." + each.key(), new Address(Address.NEW_CLIENT).with("kind", each.key()).link()));
        Stream<Kind> apis = console.mayChange(Area.SCOPES) ? Stream.of(new Kind("console.create.api", new Address(Address.NEW_API).link()))
                : Stream.empty();
        return Stream.concat(applications, apis).toList();
    }

    /** The key of its text, or {@code null} as long as none is chosen. */
    public String getKind() {
        return kind == null ? null : kind.key();
    }

    /** The form, without anything typed. */
    public String getPlain() {
        return new Address(Address.NEW_CLIENT).with("kind", getKind()).text();
    }

    public boolean isSigningIn() {
        return kind.signsIn();
    }

    /** Whether such an application is better not made any more. */
    public boolean isAdvisedAgainst() {
        return kind == ApplicationKind.IMPLICIT;
    }

    public boolean isNative() {
        return kind == ApplicationKind.NATIVE;
    }

    public String getName() {
        return asked.text("name").orElse("");
    }

    public String getClientId() {
        return asked.text("clientId").orElse("");
    }

    public String getRedirectUris() {
        return asked.text("redirectUris").orElse("");
    }

    public List<Choice> getScopes() {
        boolean typed = asked.isForm() || !scopes().isEmpty();
        return choices.known(Thing.CLIENT).getOrDefault("allowedScopes", List.of()).stream()
                .map(scope -> new Choice(scope, typed ? scopes().contains(scope) : kind.signsIn() && USUAL_SCOPES.contains(scope)))
                .toList();
    }

    /** What is wrong, or {@code null}. */
    public String getMessage() {
        return message;
    }

    /** Whether that is about this field. */
    public boolean wrong(String field) {
        return field.equals(wrong);
    }

    /** Once it is there. */
    public Entry getCreated() {
        return created;
    }

    public String getCreatedAddress() {
        return Address.client(created.id()).link();
    }

    /** What to copy, for each library. */
    public List<Snippet> getSnippets() {
        return snippets;
    }

    /** Where what a library needs besides is proposed. */
    public String proposal(Snippet snippet) {
        return Address.client(created.id()).with("changes", snippet.needs()).link();
    }

    /** What is told once, or {@code null}. */
    public String getSecret() {
        return secret;
    }
}

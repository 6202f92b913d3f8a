package org.lintel.view;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.FormTokens;
import org.lintel.browser.PageHeaders;
import org.lintel.interact.Consents;
import org.lintel.interact.KeptRequest;
import org.lintel.interact.KeptRequests;
import org.lintel.model.Scope;
import org.lintel.session.BrowserSession;
import org.lintel.spi.ScopeStore;

/** The consent page: which of the scopes that a client asks for it shall have. */
@Named("consent")
@RequestScoped
public class ConsentView {

    static final String PAGE = "/consent";

    /** Permissions of one kind, under one heading. */
    public record Group(String title, List<Choice> choices) {
    }

    /** One permission. */
    public record Choice(String name, String displayName, String description, boolean emphasized, boolean required, boolean checked) {
    }

    @Inject
    Asked asked;

    @Inject
    Texts texts;

    @Inject
    Visitor visitor;

    @Inject
    PageHeaders headers;

    @Inject
    FormTokens formTokens;

    @Inject
    HttpServletRequest http;

    @Inject
    ScopeStore scopeStore;

    @Inject
    BrowserSession browser;

    @Inject
    KeptRequests keptRequests;

    @Inject
    Consents consents;

    private List<Scope> scopes;
    private boolean remember = true;
    private String message;

    @PostConstruct
    void readScopes() {
        scopes = asked.open().map(request -> scopeStore.find(request.parameters().list("scope"))).orElse(List.of());
    }

    /** Before the page is rendered. Without a user there is nobody to ask: the authorize endpoint knows what to do then. */
    public void prepare() {
        asked.open().ifPresentOrElse(request -> {
            headers.formAction(asked.returnOrigin());
            if (visitor.user().isEmpty()) {
                SeeOther.authorize(request.id());
            }
        }, Stale::say);
    }

    public boolean isOpen() {
        return asked.open().isPresent();
    }

    public String getFormToken() {
        return formTokens.issue(PAGE, asked.getId());
    }

    public List<Group> getGroups() {
        return Stream.of(group("consent.identity", Scope.Kind.IDENTITY), group("consent.resource", Scope.Kind.RESOURCE))
                .filter(group -> !group.choices().isEmpty()).toList();
    }

    /** Allowed: the ticked scopes and those that cannot be unticked, whatever the browser sent for them. */
    public void allow() {
        Set<String> ticked = ticked();
        List<String> granted = scopes.stream().filter(scope -> required(scope) || ticked.contains(scope.name()))
                .map(Scope::name).toList();
        if (granted.isEmpty()) {
            message = texts.of("consent.none");
        } else {
            decide(granted, remember);
        }
    }

    public void deny() {
        decide(List.of(), false);
    }

    /** Only for an open request and somebody who is signed in; else the page is rendered again and says so. */
    private void decide(List<String> granted, boolean remembered) {
        asked.open().ifPresent(request -> browser.current().ifPresent(session -> {
            var decision = new KeptRequest.Decision(session.subject(), granted, remembered);
            keptRequests.decided(request, decision);
            consents.decide(asked.getClient(), decision);
            SeeOther.authorize(request.id());
        }));
    }

    private Group group(String title, Scope.Kind kind) {
        return new Group(texts.of(title), scopes.stream().filter(scope -> scope.kind() == kind).map(this::choice).toList());
    }

    private Choice choice(Scope scope) {
        return new Choice(scope.name(), text(scope.displayName(), scope, "name", scope.name()),
                text(scope.description(), scope, "description", null), scope.emphasize(), required(scope),
                message == null || ticked().contains(scope.name()));
    }

    /** The operator's own text, else ours for a standard scope. */
    private String text(String own, Scope scope, String part, String otherwise) {
        return own != null ? own : texts.find("scope." + scope.name() + "." + part).orElse(otherwise);
    }

    /** {@code openid} makes it an OpenID Connect request (Core §3.1.2.1): it cannot be taken out. */
    private static boolean required(Scope scope) {
        return scope.required() || scope.name().equals(Scope.OPENID.name());
    }

    private Set<String> ticked() {
        String[] values = http.getParameterValues("scope");
        return values == null ? Set.of() : Set.copyOf(List.of(values));
    }

    public boolean isRemember() {
        return remember;
    }

    public void setRemember(boolean remember) {
        this.remember = remember;
    }

    /** What is missing, or {@code null}. */
    public String getMessage() {
        return message;
    }
}

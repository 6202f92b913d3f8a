package org.lintel.view;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.model.PendingAuthorization;
import org.lintel.model.Scope;
import org.lintel.spec.Duty;
import org.lintel.spi.AuthorizationInteraction;

/** The consent page: which of the scopes that a client asks for it shall have. */
@Duty("Core 5.4 decline")
@Named("consent")
@RequestScoped
public class ConsentView {

    /** Permissions of one kind, under one heading. */
    public record Group(String title, List<Choice> choices) {
    }

    /** One permission. */
    public record Choice(String name, String displayName, String description, boolean emphasized, boolean required, boolean checked) {
    }

    @Inject
    CurrentAuthorization currentAuthorization;

    @Inject
    Texts texts;

    @Inject
    CurrentUser currentUser;

    @Inject
    AuthorizationInteraction interaction;

    private List<Scope> scopes;
    private boolean remember = true;
    private String message;

    @PostConstruct
    void readScopes() {
        scopes = currentAuthorization.open().map(PendingAuthorization::scopes).orElse(List.of());
    }

    /** Before the page is rendered. Without a user the browser goes back to the authorize endpoint. */
    public void prepare() {
        if (!isOpen()) {
            ExpiredRequest.say();
        } else if (!currentUser.isSignedIn()) {
            SeeOther.onwards(currentAuthorization.getId());
        }
    }

    public boolean isOpen() {
        return currentAuthorization.open().isPresent();
    }

    public List<Group> getGroups() {
        return Stream.of(group("consent.identity", Scope.Kind.IDENTITY), group("consent.resource", Scope.Kind.RESOURCE))
                .filter(group -> !group.choices().isEmpty()).toList();
    }

    /** Allowed: the ticked scopes and those that cannot be unticked, whether the browser sent those or not. */
    public void allow() {
        interaction.grantConsent(currentAuthorization.getId(), ticked(), remember).ifPresentOrElse(SeeOther::to, () -> {
            currentAuthorization.lookAgain();
            message = texts.of("consent.none");
        });
    }

    /** Only for an open request and a user who is signed in; else the page is rendered again and says so. */
    public void deny() {
        interaction.denyConsent(currentAuthorization.getId()).ifPresentOrElse(SeeOther::to, currentAuthorization::lookAgain);
    }

    private Group group(String title, Scope.Kind kind) {
        return new Group(texts.of(title), scopes.stream().filter(scope -> scope.kind() == kind).map(this::choice).toList());
    }

    private Choice choice(Scope scope) {
        return new Choice(scope.name(), texts.name(scope), texts.description(scope).orElse(null), scope.emphasize(), scope.indispensable(),
                message == null || ticked().contains(scope.name()));
    }

    private Set<String> ticked() {
        String[] values = PageRequest.get().getParameterValues("scope");
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

package org.lintel.view;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;

import org.lintel.browser.Cookies;
import org.lintel.model.Client;
import org.lintel.model.PendingAuthorization;
import org.lintel.spec.Duty;
import org.lintel.spi.AuthorizationInteraction;

/** The kept authorization request that the page is about, as its parameter {@code request} says. */
@Named
@RequestScoped
public class CurrentAuthorization {

    static final String PARAMETER = "request";

    @Inject
    AuthorizationInteraction interaction;

    @Inject
    Cookies cookies;

    private boolean named;
    private Optional<PendingAuthorization> request = Optional.empty();

    /** Not for the error page: it must work when a store does not. Payara gives us the request as it was dispatched first. */
    @PostConstruct
    void find() {
        if (PageRequest.get().getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null) {
            String id = PageRequest.get().getParameter(PARAMETER);
            named = id != null && !id.isEmpty();
            request = interaction.authorizationContext(id);
        }
    }

    /** After something could not be done: another tab, or a second click, may have been faster. */
    void lookAgain() {
        find();
    }

    /** Whether the page was asked for with a request, known or not. */
    boolean named() {
        return named;
    }

    /** The request, if the user can still answer it. */
    Optional<PendingAuthorization> open() {
        return request.filter(PendingAuthorization::open);
    }

    /** For the form; {@code null} without a known request, so that nothing a link made up is repeated. */
    public String getId() {
        return request.map(PendingAuthorization::id).orElse(null);
    }

    /** Whose request it is, or {@code null}. */
    public Client getClient() {
        return request.map(PendingAuthorization::client).orElse(null);
    }

    /** Address of its logo on this server, or {@code null}. */
    public String getLogo() {
        return request.map(PendingAuthorization::logoUrl).orElse(null);
    }

    /** A browser that blocks cookies comes without the one by which a request is known, and will do so the next time. */
    public boolean isWithoutCookies() {
        return request.isEmpty() && cookies.none();
    }

    public boolean isAnswered() {
        return request.filter(known -> known.state() == PendingAuthorization.State.ANSWERED).isPresent();
    }

    /** "sized consistent with a popup User Agent window" (OpenID Connect Core §3.1.2.1 display): what else is asked for is a page. */
    @Duty("Core 3.1.2.1 display")
    public boolean isPopup() {
        return request.map(PendingAuthorization::display).filter("popup"::equals).isPresent();
    }

    Stream<String> uiLocales() {
        return request.stream().flatMap(known -> known.uiLocales().stream());
    }

    Optional<String> loginHint() {
        return request.map(PendingAuthorization::loginHint);
    }
}

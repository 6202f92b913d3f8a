package org.lintel.view;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.lintel.browser.Cookies;
import org.lintel.model.Client;
import org.lintel.model.ErrorContext;
import org.lintel.model.OAuthError;
import org.lintel.spi.ErrorInteraction;

/** The error page. */
@Named("error")
@RequestScoped
public class ErrorView {

    /** A request for /error without an error is answered with 404. */
    private static final ErrorContext NOT_FOUND = new ErrorContext(404, null, null, null, false);

    @Inject
    Texts texts;

    @Inject
    Site site;

    @Inject
    Cookies cookies;

    @Inject
    ErrorInteraction interaction;

    private ErrorContext context;

    @PostConstruct
    void read() {
        context = interaction.errorContext().orElse(NOT_FOUND);
    }

    /** Before the page is rendered. */
    public void prepare() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(context.status());
    }

    /** Whether the request was over before it came: the back button or a bookmark, rather than an error. */
    private boolean isOver() {
        return context.over();
    }

    /** A browser that blocks cookies cannot go on with a request, nor send a form. */
    private boolean isWithoutCookies() {
        return (isOver() || OAuthError.ACCESS_DENIED.equals(context.error())) && cookies.none();
    }

    /** For the title bar. */
    public String getTitle() {
        return texts.of(isWithoutCookies() ? "cookies.title" : isOver() ? "stale.title" : "error.title");
    }

    public String getHeading() {
        return texts.of(isWithoutCookies() ? "cookies.title" : isOver() ? "stale.title" : "error.heading");
    }

    /** What went wrong: by its code if there is a text for that, else by the status. */
    public String getText() {
        return isWithoutCookies() ? texts.of("cookies.lead", site.getName()) : isOver() ? texts.of("stale.over") : error();
    }

    private String error() {
        return texts.find("error." + (context.error() == null ? context.status() : context.error().code()))
                .or(() -> texts.find("error." + context.status()))
                .orElseGet(() -> texts.of(context.status() < 500 ? "error.400" : "error.500"));
    }

    /** To be quoted to the operator, or {@code null}. */
    public String getNumber() {
        return context.number();
    }

    /** Whose request it was, or {@code null}. */
    public Client getClient() {
        return context.client();
    }
}

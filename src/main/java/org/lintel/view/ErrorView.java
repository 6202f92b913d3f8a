package org.lintel.view;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.oauth.Problem;
import org.lintel.oauth.Refusals;

/** The error page. What went wrong is left by our own code as a {@link Problem}, or there is only the container's status. */
@Named("error")
@RequestScoped
public class ErrorView {

    private static final int NOT_FOUND = 404;

    @Inject
    HttpServletRequest http;

    @Inject
    Texts texts;

    @Inject
    Refusals refusals;

    private int status;
    private Optional<Problem> problem;
    private String number;

    @PostConstruct
    void read() {
        // who asks for /error without an error finds nothing here
        status = http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : NOT_FOUND;
        problem = Optional.ofNullable((Problem) http.getAttribute(Problem.ATTRIBUTE));
        number = problem.map(Problem::number).orElseGet(this::numberOfOurFault);
    }

    /** Before the page is rendered. */
    public void prepare() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(status);
    }

    /** Whether the request was over before it came: the back button or a bookmark, rather than an error. */
    public boolean isOver() {
        return problem.filter(Problem::over).isPresent();
    }

    /** What went wrong: by its code if there is a text for that, else by the status. */
    public String getText() {
        return isOver() ? texts.of("stale.over") : problem.flatMap(known -> texts.find("error." + known.error().code()))
                .or(() -> texts.find("error." + status))
                .orElseGet(() -> texts.of(status < 500 ? "error.400" : "error.500"));
    }

    /** To be quoted to the operator, or {@code null}. */
    public String getNumber() {
        return number;
    }

    /** Whose request it was, or {@code null}. */
    public Client getClient() {
        return problem.map(Problem::client).orElse(null);
    }

    /** A failure that only the container saw gets its number here. */
    private String numberOfOurFault() {
        return status < 500 ? null
                : refusals.tell("/error", OAuthError.SERVER_ERROR, "the container answered " + status, null);
    }
}

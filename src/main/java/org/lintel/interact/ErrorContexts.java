package org.lintel.interact;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.model.ErrorContext;
import org.lintel.model.OAuthError;
import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;
import org.lintel.spi.ErrorInteraction;

/** What an error page is about: our own code leaves a {@link Problem}, or there is only the container's status. */
@ApplicationScoped
class ErrorContexts implements ErrorInteraction {

    private static final String FOUND = ErrorContexts.class.getName();
    private static final int OUR_FAULT = 500;

    @Inject
    HttpServletRequest http;

    @Inject
    Refusals refusals;

    @Override
    public Optional<ErrorContext> errorContext() {
        if (!(http.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)) {
            return Optional.empty();
        }
        // once for each answer: it may give out a number
        if (http.getAttribute(FOUND) == null) {
            http.setAttribute(FOUND, context(status));
        }
        return Optional.of((ErrorContext) http.getAttribute(FOUND));
    }

    private ErrorContext context(int status) {
        if (http.getAttribute(Problem.ATTRIBUTE) instanceof Problem problem) {
            return new ErrorContext(status, problem.error(), problem.number(), problem.client(), problem.over());
        }
        // a failure that only the container saw gets its number here
        return new ErrorContext(status, null, status < OUR_FAULT ? null
                : refusals.tell("/error", OAuthError.SERVER_ERROR, "the container answered " + status, null), null, false);
    }
}

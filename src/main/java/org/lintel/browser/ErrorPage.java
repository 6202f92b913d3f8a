package org.lintel.browser;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Answers with an error, in place: no redirect, the right status. {@code http.ErrorAnswers} says what it looks like. */
@ApplicationScoped
public class ErrorPage {

    @Inject
    HttpServletRequest request;

    /** A header to go with the page, unless its value is {@code null}. What JAX-RS adds to its own response is lost on Payara. */
    public void header(String name, String value) {
        if (value != null) {
            KeepResponse.of(request).setHeader(name, value);
        }
    }

    /** @param problem what to show, or {@code null} for what the status says */
    public void show(int status, Problem problem) {
        request.setAttribute(Problem.ATTRIBUTE, problem);
        try {
            KeepResponse.of(request).sendError(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lintel.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.browser.ErrorPage;
import org.lintel.model.OAuthError;
import org.lintel.model.UnavailableException;
import org.lintel.spec.Duty;

/** What cannot be done now: status 503, with the time to try again. */
@Duty({"RFC 6749 4.1.2.1 server-error", "RFC 7009 2.2.1 unavailable"})
@Provider
@ApplicationScoped
public class UnavailableExceptions implements ExceptionMapper<UnavailableException> {

    @Inject
    OAuthExceptions exceptions;

    @Inject
    ErrorPage response;

    @Override
    public Response toResponse(UnavailableException e) {
        response.header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds());
        return exceptions.toResponse(OAuthError.TEMPORARILY_UNAVAILABLE.because(e.getMessage()));
    }
}

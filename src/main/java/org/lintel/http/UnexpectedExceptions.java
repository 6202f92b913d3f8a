package org.lintel.http;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.browser.ErrorPage;
import org.lintel.model.OAuthError;
import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;

/** Everything else: wrong paths, methods and media types, and our own mistakes. Never a message of a framework. */
@Provider
@ApplicationScoped
public class UnexpectedExceptions implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(UnexpectedExceptions.class.getName());

    @Inject
    Endpoints endpoints;

    @Inject
    Refusals refusals;

    @Inject
    ErrorPage errorPage;

    @Inject
    HttpServletRequest request;

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
            errorPage.header(HttpHeaders.ALLOW, e.getResponse().getHeaderString(HttpHeaders.ALLOW));
            errorPage.show(e.getResponse().getStatus(), null);
            return Response.status(e.getResponse().getStatus()).build();
        }
        errorPage.show(500, tell(refusals, endpoints.told(request), failure));
        return Response.serverError().build();
    }

    /**
     * Writes a failure into the log, and what is left to say of it.
     *
     * @param path as the log may have it
     */
    static Problem tell(Refusals refusals, String path, Throwable failure) {
        String number = refusals.tell(path, OAuthError.SERVER_ERROR, failure.getClass().getName(), null);
        LOG.log(ERROR, "failed " + number + " " + Refusals.harmless(path), failure);
        return new Problem(OAuthError.SERVER_ERROR, number, null, false);
    }
}

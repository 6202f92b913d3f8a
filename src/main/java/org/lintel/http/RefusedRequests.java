package org.lintel.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.browser.ErrorPage;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.browser.Problem;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.Refused;
import org.lintel.oauth.RefusedRequest;
import org.lintel.spec.Duty;

/** Refusals that a person reads, on our error page. */
@Duty("RFC 6749 4.1.2.1 page")
@Provider
@ApplicationScoped
public class RefusedRequests implements ExceptionMapper<Refused> {

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    @Inject
    Endpoints endpoints;

    @Inject
    Refusals refusals;

    @Inject
    ErrorPage errorPage;

    @Inject
    HttpServletRequest request;

    @Override
    public Response toResponse(Refused e) {
        Parameters asked = asked();
        String clientId = e.client() != null ? e.client().clientId() : asked.optional("client_id").orElse(null);
        String number = refusals
                .tellWhole(new RefusedRequest(endpoints.told(request), e.error(), e.reason(), e.rule(), clientId, e.client(),
                        asked));
        // to a person the differences between the refusals of OAuth mean nothing
        int status = e.error().status() < SERVER_ERROR ? BAD_REQUEST : e.error().status();
        errorPage.show(status, new Problem(e.error(), number, e.client(), e.isOver()));
        return Response.status(status).build();
    }

    /** For the log, as far as the query can be read. */
    Parameters asked() {
        try {
            return Parameters.parse(request.getQueryString());
        } catch (OAuthException e) {
            return Parameters.NONE;
        }
    }
}

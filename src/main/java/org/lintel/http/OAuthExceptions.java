package org.lintel.http;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.client.Callers;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.RefusedRequest;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ErrorDescription;
import org.lintel.spec.Duty;

/** Refusals that a program reads (RFC 6749 §5.2, RFC 6750 §3). */
@Provider
@ApplicationScoped
public class OAuthExceptions implements ExceptionMapper<OAuthException> {

    @Inject
    Endpoints endpoints;

    @Inject
    Refusals refusals;

    @Inject
    Callers callers;

    @Inject
    RefusedRequests pages;

    @Inject
    HttpServletRequest request;

    @Duty({"Core 3.1.3.4 error-response", "Core 5.3.3 errors", "RFC 6749 5.2 invalid-client", "RFC 7662 2.3 unauthorized"})
    @Override
    public Response toResponse(OAuthException e) {
        if (endpoints.forPeople(request)) {
            // parameters that cannot be read at all
            return pages.toResponse(new Refused(e.error(), e.reason(), null));
        }
        String number = refusals.tell(new RefusedRequest(endpoints.told(request), e.error(), e.reason(), null, callers.claimed(), null,
                callers.form()));
        return answer(e.error(), e.description(), number);
    }

    static Response answer(OAuthError error, String description, String number) {
        ResponseBuilder response = Response.status(error.status()).type(MediaType.APPLICATION_JSON);
        error.headers().forEach(response::header);
        return response.entity(body(error, description, number)).build();
    }

    private static Map<String, Object> body(OAuthError error, String description, String number) {
        var body = new LinkedHashMap<String, Object>();
        if (!error.equals(OAuthError.MISSING_TOKEN)) {
            body.put("error", error.code());
            body.put("error_description", ErrorDescription.description(description, number));
        }
        return body;
    }
}

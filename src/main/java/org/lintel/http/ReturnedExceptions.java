package org.lintel.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.lintel.authorize.BrowserResponses;
import org.lintel.config.Issuer;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.oauth.ErrorDescription;
import org.lintel.oauth.Refusals;
import org.lintel.oauth.RefusedRequest;
import org.lintel.oauth.ReturnedException;
import org.lintel.spec.Duty;

/** Refusals that go back to the client by way of the browser (RFC 6749 §4.1.2.1). */
@Duty({"Core 3.1.2.2 error-returned", "Core 3.1.2.6 error-to-client", "Core 3.1.2.6 error-parameters"})
@Provider
@ApplicationScoped
public class ReturnedExceptions implements ExceptionMapper<ReturnedException> {

    /**
     * Answers to a silent request rather than mistakes, and without a description: where there is one, oidc-client 1.x takes it for the
     * error, and does not see that the user only has to sign in.
     */
    private static final Set<OAuthError> EXPECTED = Set.of(OAuthError.LOGIN_REQUIRED, OAuthError.CONSENT_REQUIRED,
            OAuthError.INTERACTION_REQUIRED);

    @Inject
    Endpoints endpoints;

    @Inject
    Refusals refusals;

    @Inject
    RefusedRequests pages;

    @Inject
    Issuer issuer;

    @Inject
    HttpServletRequest request;

    @Override
    public Response toResponse(ReturnedException e) {
        Client client = e.address().client();
        String number = refusals
                .tell(new RefusedRequest(endpoints.told(request), e.error(), e.reason(), e.rule(), client.clientId(), client,
                        pages.asked()));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("error", e.error().code());
        if (!EXPECTED.contains(e.error())) {
            parameters.put("error_description", ErrorDescription.description(e.description(), number));
        }
        parameters.putAll(e.extra());
        return BrowserResponses.of(e.address().answer(parameters, issuer.value()));
    }
}

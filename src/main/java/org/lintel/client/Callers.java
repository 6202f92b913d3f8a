package org.lintel.client;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import org.lintel.browser.RemoteAddress;
import org.lintel.browser.RequestPath;
import org.lintel.config.Issuer;
import org.lintel.model.Caller;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.ErrorDescription;
import org.lintel.spec.Duty;

/** The caller of a back-channel endpoint, as far as it shows itself in the current request. */
@ApplicationScoped
public class Callers {

    private static final String CLAIMED = Callers.class.getName() + ".claimed";
    private static final String FORM = Callers.class.getName() + ".form";
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    @Inject
    HttpServletRequest request;

    @Inject
    RemoteAddress remoteAddress;

    @Inject
    InputLimits limits;

    @Inject
    Issuer issuer;

    /**
     * @param form of the request's body
     * @throws org.lintel.model.OAuthException {@code invalid_request} if a parameter is repeated (RFC 6749 §3.2), of which only
     *                                         {@code resource} may be (RFC 8707 §2), or the {@code Authorization} header is; and what
     *                                         {@link InputLimits} say of one that is too long
     */
    @Duty({"RFC 6749 3.2 repeated", "RFC 6749 5.2 invalid-request"})
    public Caller with(Parameters form) {
        form.repeated(Set.of("resource")).stream().sorted().findFirst().ifPresent(name -> {
            throw OAuthError.INVALID_REQUEST.telling(ErrorDescription.parameter(name) + " is repeated");
        });
        request.setAttribute(FORM, form);
        limits.check(form);
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        if (headers.getOrDefault("authorization", List.of()).size() > 1) {
            throw OAuthError.INVALID_REQUEST.telling("there is more than one Authorization header");
        }
        X509Certificate[] chain = (X509Certificate[]) request.getAttribute(CERTIFICATES);
        String target = issuer.address(RequestPath.of(request));
        return new Caller(request.getMethod(), target, remoteAddress.address(request), headers, form,
                chain == null || chain.length == 0 ? null : chain[0]);
    }

    /** Keeps which client the caller says it is, so that a refusal can be logged with it. */
    void claims(String clientId) {
        request.setAttribute(CLAIMED, clientId);
    }

    /** What came with this request; {@link Parameters#NONE} if that has not been read. */
    public Parameters form() {
        return request.getAttribute(FORM) instanceof Parameters form ? form : Parameters.NONE;
    }

    /** Which client the caller of this request says it is, or {@code null} if that has not been found out yet. */
    public String claimed() {
        return (String) request.getAttribute(CLAIMED);
    }
}

package org.lintel.samples.jwtbearer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.OAuthError;
import org.lintel.model.TokenRequest;
import org.lintel.spi.Assertions;
import org.lintel.spi.GrantType;

/** The assertion of an issuer that is trusted, for tokens of the user whom it names (RFC 7523 §2.1). */
@ApplicationScoped
public class JwtBearerGrant implements GrantType {

    @Inject
    Assertions assertions;

    @Inject
    TrustedIssuers issuers;

    @Override
    public String name() {
        return "urn:ietf:params:oauth:grant-type:jwt-bearer";
    }

    @Override
    public Authorization authorize(TokenRequest request) {
        String assertion = request.form().required("assertion");
        Map<String, Object> claims = assertions.believe(assertion, issuers::keys, OAuthError.INVALID_GRANT);
        return Authorization.forUser(request.issuer(), request.client(), Authentication.of((String) claims.get("sub"),
                Instant.now().truncatedTo(ChronoUnit.SECONDS), List.of(), (String) claims.get("iss")), request.form().list("scope"));
    }
}

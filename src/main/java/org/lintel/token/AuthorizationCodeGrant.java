package org.lintel.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.Codes;
import org.lintel.model.Parameters;
import org.lintel.model.PresentedCode;
import org.lintel.model.TokenRequest;
import org.lintel.spi.GrantType;

/** A code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). */
@ApplicationScoped
public class AuthorizationCodeGrant implements GrantType {

    @Inject
    Codes codes;

    @Override
    public String name() {
        return "authorization_code";
    }

    @Override
    public PresentedCode authorize(TokenRequest request) {
        Parameters form = request.form();
        return codes.usable(request.client(), form.required("code"), form.optional("redirect_uri"), form.optional("code_verifier"));
    }
}

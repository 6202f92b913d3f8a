package org.lintel.chained;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.AuthorizationRequest;
import org.lintel.model.Issuance;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.TokenRequest;
import org.lintel.spi.RequestRule;

/** Refuses what says so in {@code toy}, and e-mail addresses when all else is settled. */
@ApplicationScoped
@Priority(1)
public class FirstRule implements RequestRule {

    @Override
    public void check(AuthorizationRequest request) {
        check(request.parameters());
    }

    @Override
    public void check(TokenRequest request) {
        check(request.form());
    }

    @Override
    public void check(Issuance issuance) {
        if (issuance.authorization().hasScope("email")) {
            throw OAuthError.ACCESS_DENIED.telling("nobody tells " + issuance.client().clientId() + " an address");
        }
    }

    private static void check(Parameters parameters) {
        switch (parameters.optional("toy").orElse("")) {
            case "refuse" -> throw OAuthError.INVALID_REQUEST.telling("the first rule refuses");
            case "break" -> throw new IllegalStateException("a toy is broken");
            default -> {}
        }
    }
}

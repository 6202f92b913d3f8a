package org.lintel.chained;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.OAuthError;
import org.lintel.model.TokenRequest;
import org.lintel.spi.RequestRule;

/** Refuses every token request that has a {@code toy}, for a reason of its own. */
@ApplicationScoped
@Priority(2)
public class SecondRule implements RequestRule {

    @Override
    public void check(TokenRequest request) {
        if (request.form().has("toy")) {
            throw OAuthError.UNAUTHORIZED_CLIENT.because("the second rule has a secret reason");
        }
    }
}

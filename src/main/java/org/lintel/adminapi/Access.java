package org.lintel.adminapi;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.client.Callers;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.issue.AccessToken;
import org.lintel.issue.PresentedTokens;
import org.lintel.manage.Area;
import org.lintel.manage.Operator;
import org.lintel.manage.Rights;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.oauth.RequestNumber;
import org.lintel.spi.ClientStore;

/**
 * Who may call: a client with an access token of its own that has the scope of what it does. The token of a user says what the client may
 * do for that user, and no user manages anything by an application.
 */
@ApplicationScoped
class Access {

    @Inject
    Callers callers;

    @Inject
    PresentedTokens presentedTokens;

    @Inject
    ClientStore clients;

    @Inject
    Issuer issuer;

    @Inject
    Rates rates;

    @Inject
    RequestNumber requestNumber;

    /** @throws org.lintel.model.OAuthException {@code invalid_token} or {@code insufficient_scope} (RFC 6750 §3.1) */
    Operator reading(Area area) {
        return with(List.of(area.readScope(), area.writeScope()));
    }

    /** @throws org.lintel.model.OAuthException as {@link #reading} */
    Operator writing(Area area) {
        return with(List.of(area.writeScope()));
    }

    /**
     * The token that came, of a client that may call; whatever it may do.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_token} (RFC 6750 §3.1)
     */
    AccessToken token() {
        return token(callers.with(Parameters.NONE));
    }

    private AccessToken token(Caller caller) {
        AccessToken token = presentedTokens.of(caller);
        if (token.audience().stream().noneMatch(List.of(issuer.value() + "/resources", issuer.address(Addresses.ADMIN_API))::contains)) {
            throw OAuthError.INVALID_TOKEN.because("the access token is for another API");
        }
        clients.find(token.clientId()).filter(Client::enabled)
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.because("the client of the access token is unknown or disabled"));
        return token;
    }

    private Operator with(List<String> scopes) {
        Caller caller = callers.with(Parameters.NONE);
        AccessToken token = token(caller);
        if (token.subject() != null) {
            throw OAuthError.insufficientScope(scopes.get(0))
                    .telling("the access token was issued for a user; a client manages with its own");
        }
        if (scopes.stream().noneMatch(token.scopes()::contains)) {
            throw OAuthError.insufficientScope(scopes.get(0)).telling("the access token was issued without the scope " + scopes.get(0));
        }
        rates.check(token.clientId());
        return new Operator(token.clientId(), null, caller.address(), requestNumber.value(), Rights.of(token.scopes()));
    }
}

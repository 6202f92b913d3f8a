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
import org.lintel.manage.Operators;
import org.lintel.manage.Rights;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.User;
import org.lintel.oauth.RequestNumber;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UserStore;

/**
 * Who may call: a client with an access token of its own that has the scope of what it does, or one that has such a token of a user who is
 * an operator; then that user's roles count as well.
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
    UserStore users;

    @Inject
    Operators operators;

    @Inject
    Issuer issuer;

    @Inject
    Rates rates;

    @Inject
    RequestNumber requestNumber;

    /** @throws org.lintel.model.OAuthException {@code invalid_token} or {@code insufficient_scope} (RFC 6750 §3.1) */
    Operator reading(Area area) {
        Operator operator = with(List.of(area.readScope(), area.writeScope()));
        if (!ownsClients(operator)) {
            operator.reading(area);
        }
        return operator;
    }

    /** @throws org.lintel.model.OAuthException as {@link #reading} */
    Operator writing(Area area) {
        Operator operator = with(List.of(area.writeScope()));
        if (!ownsClients(operator)) {
            operator.writing(area);
        }
        return operator;
    }

    /** Then what may be done depends on which client it is about; for anybody else nothing is looked at that they may not ask for. */
    private static boolean ownsClients(Operator operator) {
        return !operator.rights().clients().isEmpty();
    }

    /**
     * Whoever calls, whatever they may do.
     *
     * @throws org.lintel.model.OAuthException {@code invalid_token} (RFC 6750 §3.1)
     */
    Operator caller() {
        Caller caller = callers.with(Parameters.NONE);
        return operator(caller, token(caller));
    }

    private Operator with(List<String> scopes) {
        Caller caller = callers.with(Parameters.NONE);
        AccessToken token = token(caller);
        if (scopes.stream().noneMatch(token.scopes()::contains)) {
            throw OAuthError.insufficientScope(scopes.get(0)).telling("the access token was issued without the scope " + scopes.get(0));
        }
        rates.check(token.clientId());
        return operator(caller, token);
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

    private Operator operator(Caller caller, AccessToken token) {
        return new Operator(token.clientId(), token.subject(), caller.address(), requestNumber.value(), rights(token));
    }

    private Rights rights(AccessToken token) {
        Rights scopes = Rights.of(token.scopes());
        if (token.subject() == null) {
            return scopes;
        }
        users.find(token.subject()).filter(User::enabled)
                .orElseThrow(() -> OAuthError.INVALID_TOKEN.because("the user of the access token is unknown or disabled"));
        return operators.rights(token.subject()).within(scopes);
    }
}

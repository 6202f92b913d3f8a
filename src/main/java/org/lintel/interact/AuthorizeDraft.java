package org.lintel.interact;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.oauth.Pkce;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ResponseMode;
import org.lintel.oauth.ReturnAddress;

/** An authorization request while {@link AuthorizeRules} look at it; the later a rule, the more is filled in. */
final class AuthorizeDraft {

    final Parameters parameters;
    final Set<String> responseTypes;
    Client client;
    ReturnAddress address;
    List<String> scopes;
    Set<String> prompts;
    Duration maxAge;
    Optional<String> hintedSubject;
    Pkce pkce;
    ClaimsRequest claims;
    List<String> claimScopes;

    AuthorizeDraft(Parameters parameters) {
        this.parameters = parameters;
        this.responseTypes = Set.copyOf(parameters.list("response_type"));
    }

    /** Refuses towards the client if its address is verified, else with a page. */
    void refuseIf(boolean broken, OAuthError error, String reason) {
        if (broken && address != null) {
            throw address.refuse(error, reason);
        } else if (broken) {
            throw new Refused(error, reason, client);
        }
    }

    Optional<ResponseMode> requestedMode() {
        return parameters.optional("response_mode").flatMap(ResponseMode::named);
    }

    boolean modeLeaksTokens() {
        return carriesTokens() && requestedMode().equals(Optional.of(ResponseMode.QUERY));
    }

    /** The requested mode, unless it is none or would leak: then the default of the response type, for the error as well. */
    ResponseMode usableMode() {
        ResponseMode byDefault = carriesTokens() ? ResponseMode.FRAGMENT : ResponseMode.QUERY;
        return modeLeaksTokens() ? byDefault : requestedMode().orElse(byDefault);
    }

    AuthorizeRequest request() {
        return new AuthorizeRequest(client, address, responseTypes, scopes, parameters.optional("nonce").orElse(null), prompts, maxAge,
                parameters.optional("login_hint").orElse(null), hintedSubject, pkce, claims,
                claimScopes, parameters);
    }

    /** The default mode is the fragment for everything that holds tokens (Multiple Response Types §5). */
    private boolean carriesTokens() {
        return responseTypes.contains("token") || responseTypes.contains("id_token");
    }
}

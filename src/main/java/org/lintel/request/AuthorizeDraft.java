package org.lintel.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.oauth.Pkce;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ResponseEncoding;
import org.lintel.oauth.ResponseType;
import org.lintel.oauth.ReturnAddress;
import org.lintel.response.ResponseModes;
import org.lintel.spec.Duty;

/** An authorization request while {@link AuthorizeRules} look at it; the later a rule, the more is filled in. */
final class AuthorizeDraft {

    final Parameters parameters;
    private final ResponseModes modes;
    Client client;
    ReturnAddress address;
    List<String> scopes;
    Set<String> prompts;
    Duration maxAge;
    Optional<String> hintedSubject;
    Pkce pkce;
    ClaimsRequest claims;
    List<String> claimScopes;

    AuthorizeDraft(Parameters parameters, ResponseModes modes) {
        this.parameters = parameters;
        this.modes = modes;
    }

    /**
     * Refuses towards the client if its address is verified, else with a page.
     *
     * @param rule one sentence that the client may hear: it names a parameter and a rule
     */
    void refuseIf(boolean broken, OAuthError error, String rule) {
        if (broken) {
            throw refusal(error, rule, "");
        }
    }

    /** @param details for the log alone */
    RuntimeException refusal(OAuthError error, String rule, String details) {
        return address != null ? address.refuse(error, rule, details) : new Refused(error, rule + details, client);
    }

    boolean modeIsUnknown() {
        return parameters.optional("response_mode").filter(mode -> !modes.knows(mode)).isPresent();
    }

    boolean modeLeaksTokens() {
        return parameters.optional("response_mode").filter(mode -> modes.leaks(mode, carriesTokens())).isPresent();
    }

    /** How the client is answered, with an error as well. */
    @Duty({"Core 3.2.2.6 error-in-fragment", "Core 3.3.2.6 error-in-fragment", "RFC 6749 4.2.2.1 errors"})
    ResponseEncoding encoding() {
        return modes.encoding(parameters.optional("response_mode"), carriesTokens());
    }

    AuthorizeRequest request() {
        return new AuthorizeRequest(ask(), address, responseType().orElseThrow(), parameters.optional("nonce").orElse(null), pkce,
                parameters);
    }

    private Ask ask() {
        return new Ask(client, scopes, parameters.values().getOrDefault("resource", List.of()), claims, claimScopes, prompts, maxAge,
                parameters.list("acr_values"), parameters.optional("login_hint").orElse(null), hintedSubject);
    }

    /** The requested response type, if we know it. */
    Optional<ResponseType> responseType() {
        return ResponseType.of(words());
    }

    boolean asksFor(String word) {
        return words().contains(word);
    }

    /** The default mode is the fragment for everything that holds tokens (Multiple Response Types §5), whether or not we know it. */
    private boolean carriesTokens() {
        return asksFor("token") || asksFor("id_token");
    }

    private List<String> words() {
        return parameters.list("response_type");
    }
}

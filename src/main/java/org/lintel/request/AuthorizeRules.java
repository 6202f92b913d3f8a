package org.lintel.request;

import static java.lang.System.Logger.Level.INFO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.client.Sectors;
import org.lintel.config.Settings;
import org.lintel.issue.RequestRules;
import org.lintel.model.AuthorizationRequest;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.model.PlainText;
import org.lintel.model.Scope;
import org.lintel.oauth.BrokenRule;
import org.lintel.oauth.ErrorDescription;
import org.lintel.oauth.InputLimits;
import org.lintel.oauth.RedirectUris;
import org.lintel.oauth.Refused;
import org.lintel.oauth.ReturnedException;
import org.lintel.oauth.ResponseType;
import org.lintel.response.ResponseModes;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.ScopeStore;

/**
 * What an authorization request must look like, as an ordered list of rules. A rule that finds fault before the redirect URI is verified
 * leads to our error page, afterwards to the client.
 */
@ApplicationScoped
public class AuthorizeRules {

    private static final System.Logger LOG = System.getLogger(AuthorizeRules.class.getName());

    private static final Set<String> REPEATABLE = Set.of("resource");

    @Inject
    ClientStore clients;

    @Inject
    Sectors sectors;

    @Inject
    ScopeStore scopes;

    @Inject
    InputLimits limits;

    @Inject
    ResponseModes modes;

    @Inject
    Settings settings;

    @Inject
    PkceRules pkce;

    @Inject
    PromptRules prompts;

    @Inject
    ClaimsRules claims;

    @Inject
    RequestRules requestRules;

    private record Rule(BrokenRule broken, Consumer<AuthorizeDraft> check) {

        Rule(String name, String sentence, Consumer<AuthorizeDraft> check) {
            this(new BrokenRule(name, sentence), check);
        }

        void keep(AuthorizeDraft draft) {
            try {
                check.accept(draft);
            } catch (Refused e) {
                e.breaks(broken);
                throw e;
            } catch (ReturnedException e) {
                e.breaks(broken);
                throw e;
            }
        }
    }

    private final List<Rule> rules = List.of(
            new Rule("client-known", "the client is registered and enabled (RFC 6749 §4.1.1 client_id)", this::knownClient),
            new Rule("redirect-uri-of-sector", "the client's redirect URIs are among those of its sector (Core §8.1)",
                    this::memberOfSector),
            new Rule("redirect-uri-registered", "\"exact string matching\" of redirect URIs (RFC 9700 §2.1)", this::registeredRedirectUri),
            new Rule("parameter-once", "\"Request and response parameters MUST NOT be included more than once\" (RFC 6749 §3.1)",
                    this::notRepeated),
            new Rule("parameter-length", "parameters are no longer than anybody needs", this::notTooLong),
            new Rule("flow-allowed", "the client may use the flow (RFC 6749 §4.1.2.1 unauthorized_client)", this::allowedFlow),
            new Rule("response-type-supported", "the response type is supported (RFC 6749 §4.1.2.1 unsupported_response_type)",
                    this::supportedResponseType),
            new Rule("no-tokens-in-query", "tokens never travel in a query (Multiple Response Types §3, §5)", this::safeResponseMode),
            new Rule("nothing-unsupported", "request_uri and registration are refused by name (Core §6, §7.2.1)", this::nothingUnsupported),
            new Rule("scopes-allowed", "scopes are registered and allowed for the client (RFC 6749 §3.3)", this::allowedScopes),
            new Rule("offline-access-with-code",
                    "\"MUST ignore the offline_access request unless … an Authorization Code\" is returned (Core §11)",
                    this::offlineWithCode),
            new Rule("nonce-present",
                    "nonce is \"REQUIRED if the Response Type … is code id_token or code id_token token\" (Core §3.3.2.1; §3.2.2.1)",
                    this::nonce),
            new Rule("pkce", "codes are bound to a challenge, or at least to a nonce (RFC 7636 §4.4.1, RFC 9700 §2.1.1)",
                    draft -> pkce.check(draft)),
            new Rule("prompt", "\"If this parameter contains none with any other value, an error is returned\" (Core §3.1.2.1 prompt)",
                    draft -> prompts.prompt(draft)),
            new Rule("max-age", "max_age is a number of seconds (Core §3.1.2.1 max_age)", draft -> prompts.maxAge(draft)),
            new Rule("id-token-hint", "id_token_hint names somebody or nobody (Core §3.1.2.1 id_token_hint)", draft -> prompts.hint(draft)),
            new Rule("claims-parameter", "claims are asked for as Core §5.5 says, of one user and in a way that can be",
                    draft -> claims.check(draft)),
            new Rule("deployer", "nothing that the deployer has a rule against (spi.RequestRule)", this::deployersRules));

    /**
     * @throws Refused for the error page
     * @throws ReturnedException for the client
     */
    @Duty({"Core 3.1.2.1 unknown-parameters", "Core 3.1.2.2 oauth-parameters", "RFC 6749 3.1 unrecognized", "RFC 6749 4.1.1 validates"})
    public AuthorizeRequest check(Parameters parameters) {
        return check(parameters, RefusalRoute.of(parameters));
    }

    /** The same, with refusals that go elsewhere: those of a request that did not come by way of a browser. */
    AuthorizeRequest check(Parameters parameters, RefusalRoute route) {
        var draft = new AuthorizeDraft(parameters, modes);
        try {
            rules.forEach(rule -> rule.keep(draft));
            return draft.request();
        } catch (RuntimeException e) {
            throw route.toThrow(e, draft.address);
        }
    }

    /** For the discovery document. */
    public static List<String> responseTypes() {
        return Arrays.stream(ResponseType.values()).map(ResponseType::parameter).toList();
    }

    /** For the discovery document. */
    public static List<String> promptValues() {
        return PromptRules.promptValues();
    }

    @Duty({"RFC 6749 3.1 repeated", "RFC 6749 4.1.2.1 invalid-request"})
    private void notRepeated(AuthorizeDraft draft) {
        draft.parameters.repeated(REPEATABLE).stream().sorted().findFirst()
                .ifPresent(name -> draft.refuseIf(true, OAuthError.INVALID_REQUEST, ErrorDescription.parameter(name) + " is repeated"));
    }

    private void notTooLong(AuthorizeDraft draft) {
        limits.tooLong(draft.parameters).ifPresent(name -> draft.refuseIf(true, OAuthError.INVALID_REQUEST, limits.complaint(name)));
    }

    @Duty("Core 3.1.2.2 required-parameters")
    private void knownClient(AuthorizeDraft draft) {
        draft.client = once(draft, "client_id").filter(PlainText::is).flatMap(clients::find).filter(Client::enabled)
                .orElseThrow(() -> new Refused(OAuthError.UNAUTHORIZED_CLIENT, "the client is missing, unknown or disabled", null));
    }

    @Duty("Core 3.1.2.1 redirect-uri-exact")
    private void registeredRedirectUri(AuthorizeDraft draft) {
        boolean openid = draft.parameters.list("scope").contains("openid");
        Optional<String> address = once(draft, "redirect_uri");
        // a state that cannot be returned unchanged is not returned
        String state = draft.parameters.optional("state").filter(value -> !isRepeated(draft, "state") && limits.fits("state", value))
                .orElse(null);
        draft.address = RedirectUris.verify(draft.client, address, !openid, draft.encoding(), state);
    }

    private static Optional<String> once(AuthorizeDraft draft, String name) {
        draft.refuseIf(isRepeated(draft, name), OAuthError.INVALID_REQUEST, ErrorDescription.parameter(name) + " is repeated");
        return draft.parameters.optional(name);
    }

    private static boolean isRepeated(AuthorizeDraft draft, String name) {
        return draft.parameters.has(name) && draft.parameters.values().get(name).size() > 1;
    }

    /** Answered with a page: an address that its sector does not list is not redirected to. */
    @Duty("Core 8.1 sector")
    private void memberOfSector(AuthorizeDraft draft) {
        try {
            sectors.check(draft.client);
        } catch (OAuthException e) {
            throw new Refused(e.error(), e.reason(), draft.client);
        }
    }

    /** Answered with a page: a client that asks for what it was never given is either broken or an impostor. */
    @Duty("RFC 6749 4.1.2.1 unauthorized-client")
    private void allowedFlow(AuthorizeDraft draft) {
        if (!draft.responseType().map(type -> type.allowedTo(draft.client)).orElse(true)) {
            throw new Refused(OAuthError.UNAUTHORIZED_CLIENT, "the client was not given the flow of this response type", draft.client);
        }
    }

    @Duty({"Core 3.1.2.2 required-parameters", "Core 3.2.2.1 response-type", "RFC 6749 3.1.1 response-type",
            "RFC 6749 4.1.2.1 unsupported-response-type"})
    private void supportedResponseType(AuthorizeDraft draft) {
        draft.refuseIf(!draft.parameters.has("response_type"), OAuthError.INVALID_REQUEST, "response_type is missing");
        draft.refuseIf(draft.responseType().isEmpty(), OAuthError.UNSUPPORTED_RESPONSE_TYPE, "the response type is not supported");
    }

    @Duty("Core 3.1.2.1 response-mode")
    private void safeResponseMode(AuthorizeDraft draft) {
        draft.refuseIf(draft.modeIsUnknown(), OAuthError.INVALID_REQUEST, "the response mode is not supported");
        draft.refuseIf(draft.modeLeaksTokens(), OAuthError.INVALID_REQUEST, "response_mode=query would put tokens into a query");
    }

    @Duty({"Core 3.1.2.6 request-uri-not-supported", "Core 3.1.2.6 registration-not-supported"})
    private void nothingUnsupported(AuthorizeDraft draft) {
        draft.refuseIf(draft.parameters.has("request_uri"), OAuthError.REQUEST_URI_NOT_SUPPORTED, "request_uri is not supported");
        draft.refuseIf(draft.parameters.has("registration"), OAuthError.REGISTRATION_NOT_SUPPORTED, "registration is not supported");
    }

    @Duty({"RFC 6749 3.3 scope-default", "RFC 6749 4.1.2.1 invalid-scope"})
    private void allowedScopes(AuthorizeDraft draft) {
        List<String> asked = draft.parameters.list("scope");
        draft.refuseIf(asked.isEmpty(), OAuthError.INVALID_SCOPE, "scope is missing");
        List<String> known = knownScopes(draft, asked);
        known.stream().filter(name -> !draft.client.allowsScope(name)).findFirst()
                .ifPresent(name -> draft.refuseIf(true, OAuthError.INVALID_SCOPE,
                        ErrorDescription.scope(name) + " is not allowed for the client"));
        draft.refuseIf(draft.asksFor("id_token") && !known.contains("openid"), OAuthError.INVALID_SCOPE,
                "an id_token needs the scope openid");
        draft.scopes = known;
    }

    /**
     * "Scope values used that are not understood by an implementation SHOULD be ignored" (Core §3.1.2.1): where the operator would have it.
     */
    private List<String> knownScopes(AuthorizeDraft draft, List<String> asked) {
        Set<String> registered = scopes.find(asked).stream().map(Scope::name).collect(Collectors.toSet());
        List<String> unknown = asked.stream().filter(name -> !registered.contains(name)).toList();
        if (unknown.isEmpty()) {
            return asked;
        }
        String complaint = ErrorDescription.scope(unknown.get(0)) + " is not known";
        draft.refuseIf(!settings.requests().ignoreUnknownScopes() || registered.isEmpty(), OAuthError.INVALID_SCOPE, complaint);
        LOG.log(INFO, "{0}, and ignored: asked for by the client {1}", complaint, draft.client.clientId());
        return asked.stream().filter(registered::contains).toList();
    }

    /**
     * The same section wants {@code prompt=consent} "unless other conditions … are in place". They are: a client whose users are asked gets
     * {@code offline_access} when the user has allowed just that, and one whose users are not asked when its operator has.
     */
    @Duty({"Core 11 offline-access-ignored", "Core 11 offline-access-consent"})
    private void offlineWithCode(AuthorizeDraft draft) {
        if (!draft.asksFor("code")) {
            draft.scopes = draft.scopes.stream().filter(scope -> !scope.equals(Scope.OFFLINE_ACCESS.name())).toList();
            draft.refuseIf(draft.scopes.isEmpty(), OAuthError.INVALID_SCOPE, "there is no scope but offline_access, and no code");
        }
    }

    /** Last: the address is verified, so that the client can be told. */
    private void deployersRules(AuthorizeDraft draft) {
        try {
            requestRules.check(new AuthorizationRequest(draft.client, draft.address.redirectUri(), draft.scopes, draft.parameters));
        } catch (OAuthException e) {
            throw draft.address.refuse(e);
        }
    }

    @Duty({"Core 3.2.2.1 nonce", "Core 3.3.2.1 nonce"})
    private void nonce(AuthorizeDraft draft) {
        draft.refuseIf(draft.asksFor("id_token") && !draft.parameters.has("nonce"), OAuthError.INVALID_REQUEST, "nonce is missing");
    }
}

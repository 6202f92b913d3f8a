package org.lintel.manage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.lintel.client.ClientAuthentication;
import org.lintel.config.Addresses;
import org.lintel.config.Issuer;
import org.lintel.issue.AccessTokens;
import org.lintel.issue.RefreshTokens;
import org.lintel.issue.RequestRules;
import org.lintel.issue.TokenResponse;
import org.lintel.issue.Tokens;
import org.lintel.json.JsonText;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.model.Scope;
import org.lintel.model.TokenRequest;
import org.lintel.plugin.Chains;
import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;
import org.lintel.spi.ClientStore;
import org.lintel.spi.GrantType;

/**
 * Signing in to an application without having it: a real authorization request of the client, with a code and PKCE, whose answer comes to a
 * page of ours. The client must have that page among its redirect URIs, and whoever redeems the code has to prove to be the client, as
 * anybody has. What was given is taken back at once, so nobody can do anything with it.
 */
@ApplicationScoped
public class Trials {

    private static final String PURPOSE = "trial";
    private static final String GRANT = "authorization_code";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Inject
    Clients clients;

    @Inject
    ClientStore store;

    @Inject
    ClientAuthentication authentication;

    @Inject
    Chains chains;

    @Inject
    RequestRules rules;

    @Inject
    Tokens tokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    ServerKey key;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /**
     * What was asked, as its {@code state} has it, sealed for who asked.
     *
     * @param verifier of PKCE
     */
    public record Asked(String clientId, String verifier, String nonce) {
    }

    /** The page that takes the answer. */
    public String redirectUri() {
        return issuer.address(Addresses.TRY);
    }

    /**
     * The parameters of an authorization request of this client.
     *
     * @throws ManagementException if the operator does not look after the client, or it does not sign users in by a code
     */
    public Map<String, String> request(Operator who, String clientId) {
        Client client = client(who, clientId);
        var asked = new Asked(clientId, Handles.create(), Handles.create());
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("client_id", clientId);
        parameters.put("response_type", "code");
        parameters.put("redirect_uri", redirectUri());
        parameters.put("scope", String.join(" ", scopes(client)));
        parameters.put("nonce", asked.nonce());
        parameters.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(Handles.sha256(asked.verifier())));
        parameters.put("code_challenge_method", "S256");
        parameters.put("state", sealed(who, asked));
        return parameters;
    }

    private Client client(Operator who, String clientId) {
        clients.writing(who, clientId);
        Client client = store.find(clientId)
                .orElseThrow(() -> new ManagementException(ManagementException.Reason.UNKNOWN, "There is no client " + clientId + "."));
        if (!client.allowsGrantType(GRANT)) {
            throw new ManagementException(ManagementException.Reason.INVALID, "The client does not sign users in by a code.");
        }
        return client;
    }

    /** Not to manage by: nobody wants to try that out. */
    private static List<String> scopes(Client client) {
        List<String> own = client.allowedScopes().stream().filter(scope -> !scope.startsWith(Scope.MANAGEMENT_PREFIX)).sorted().toList();
        return own.isEmpty() && client.allowAccessToAllScopes() ? List.of("openid", "profile") : own;
    }

    private String sealed(Operator who, Asked asked) {
        return key.seal(PURPOSE, thing(who), JsonText.write(Map.of("client", asked.clientId(), "verifier", asked.verifier(), "nonce",
                asked.nonce(), "at", clock.instant().getEpochSecond())));
    }

    private static String thing(Operator who) {
        return String.valueOf(who.subject());
    }

    /** What this operator asked a moment ago; empty for an answer to anybody else, or to nothing. */
    public Optional<Asked> asked(Operator who, String state) {
        return key.open(PURPOSE, thing(who), state).map(JsonText::read)
                .filter(json -> clock.instant().isBefore(Instant.ofEpochSecond(json.getJsonNumber("at").longValue()).plus(PATIENCE)))
                .map(json -> new Asked(json.getString("client"), json.getString("verifier"), json.getString("nonce")));
    }

    /**
     * Redeems the code as the client would, and takes back what came.
     *
     * @param secret of the client; {@code null} for one that has none
     * @return the answer of the token endpoint
     * @throws ManagementException with the reason if it is refused
     */
    public Map<String, Object> redeem(Operator who, Asked asked, String code, @Nullable String secret) {
        client(who, asked.clientId());
        try {
            Caller caller = caller(who, asked, code, secret);
            Client client = authentication.authenticate(caller);
            GrantType grant = chains.byName(GrantType.class).get(GRANT);
            var request = new TokenRequest(issuer.value(), client, caller);
            rules.check(request);
            TokenResponse response = tokens.issue(client, grant.authorize(request), GRANT);
            takeBack(client, response);
            return response.parameters();
        } catch (OAuthException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, e.reason());
        }
    }

    private Caller caller(Operator who, Asked asked, String code, @Nullable String secret) {
        var form = new LinkedHashMap<String, List<String>>();
        form.put("grant_type", List.of(GRANT));
        form.put("code", List.of(code));
        form.put("redirect_uri", List.of(redirectUri()));
        form.put("code_verifier", List.of(asked.verifier()));
        Map<String, List<String>> headers = Map.of();
        if (secret == null) {
            form.put("client_id", List.of(asked.clientId()));
        } else {
            String basic = encoded(asked.clientId()) + ":" + encoded(secret);
            headers = Map.of("authorization",
                    List.of("Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8))));
        }
        return new Caller("POST", issuer.address(Addresses.TOKEN), who.address(), headers, new Parameters(form), null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void takeBack(Client client, TokenResponse response) {
        if (response.refreshToken() == null || !refreshTokens.revoke(client, response.refreshToken())) {
            accessTokens.revoke(client, response.accessToken().value());
        }
    }
}

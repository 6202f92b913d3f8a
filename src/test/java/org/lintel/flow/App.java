package org.lintel.flow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import org.lintel.test.Reachable;

/**
 * An application as it is registered in {@code http-suite.json}, and the requests that it makes. Each {@code with…} gives another one.
 *
 * @param parameters of its authorization request
 */
public record App(String clientId, String secret, Map<String, String> parameters) {

    /** A PKCE verifier and its challenge (RFC 7636, appendix B). */
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    /** Asks for consent, has a secret, uses code and PKCE. */
    public static final App WEB_SHOP = code("web-shop", "web-shop-secret", "https://shop.example/callback");
    /** As the web shop, without consent. */
    public static final App QUICK = code("quick", "quick-secret", "https://quick.example/callback");
    /** Public, without consent. */
    public static final App SPA = code("spa", null, "http://localhost:56668/callback.html");
    /** Need not use PKCE. */
    public static final App NO_PKCE = code("no-pkce", "no-pkce-secret", "https://nopkce.example/callback")
            .without("code_challenge").without("code_challenge_method");
    /** Public, asks for consent; a browser can really go there. */
    public static final App LANDING = code("landing", null, Landing.origin() + "/callback");
    /** The tutorial's: implicit. */
    public static final App JS = new App("js", null, Map.of("client_id", "js", "response_type", "id_token token",
            "redirect_uri", "http://localhost:56668/popup.html", "scope", "openid profile", "state", "the state", "nonce", "the nonce"));

    private static App code(String clientId, String secret, String redirectUri) {
        return new App(clientId, secret, Map.of("client_id", clientId, "response_type", "code", "redirect_uri", redirectUri,
                "scope", "openid profile", "state", "the state", "nonce", "the nonce",
                "code_challenge", CHALLENGE, "code_challenge_method", "S256"));
    }

    public App with(String name, String value) {
        var changed = new LinkedHashMap<>(parameters);
        changed.put(name, value);
        return new App(clientId, secret, changed);
    }

    public App without(String name) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        return new App(clientId, secret, changed);
    }

    public String redirectUri() {
        return parameters.get("redirect_uri");
    }

    /** Path and query of the authorization request. */
    public String authorizeAddress() {
        return "/connect/authorize?" + Form.encode(parameters);
    }

    /** Redeems a code as it should be done. */
    public Answer redeem(Reachable server, String code) {
        return token(server, redemption(code));
    }

    /** The parameters of a redemption. */
    public Map<String, String> redemption(String code) {
        var form = new LinkedHashMap<>(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri()));
        if (parameters.containsKey("code_challenge")) {
            form.put("code_verifier", VERIFIER);
        }
        return form;
    }

    /** A token request with this application's authentication. */
    public Answer token(Reachable server, Map<String, String> form) {
        var all = new LinkedHashMap<>(form);
        if (secret == null) {
            all.put("client_id", clientId);
            return Answer.post(server.at("/connect/token"), all);
        }
        return Answer.post(server.at("/connect/token"), all, "Authorization", basic(clientId, secret));
    }

    public static String basic(String clientId, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** As the configuration file has secrets. */
    static String sha256(String secret) {
        try {
            return Base64.getEncoder().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.lintel.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Settings;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordRules;
import org.lintel.spec.Duty;
import org.lintel.spi.Endpoint;

/**
 * How long a parameter may be, at any endpoint. What is longer is refused before anything is looked up, hashed or verified. What may be
 * registered may also be sent. {@code code_challenge} and {@code code_verifier} have a syntax of their own ({@link Pkce}); an unknown
 * parameter is ignored, and so may be of any length that a request may have.
 */
@Duty({"Core 3.1.2.1 claims-locales", "RFC 6749 3.1 unrecognized"})
@ApplicationScoped
public class InputLimits {

    /** A form, in bytes: a token and an assertion fit in. How many parameters there may be, {@link Parameters#parse} says. */
    public static final int FORM = Endpoint.LONGEST_FORM;

    /** A JWT, in characters. */
    public static final int JWT = 51_200;

    /** A JWT that we make, in characters. It travels in forms, but in headers and addresses, too, which servers and proxies keep short. */
    public static final int OWN_JWT = 32 * 1024;

    private static final int WORD = 100;
    private static final int TEXT = 1_000;

    /** @param error what the token endpoint calls one that is wrong (RFC 6749 §5.2) */
    private record Limit(int longest, OAuthError error) {
    }

    private static final Limit NONE = new Limit(Integer.MAX_VALUE, OAuthError.INVALID_REQUEST);

    private static final Map<String, Limit> LIMITS = Map.ofEntries(
            // who is calling
            Map.entry("client_id", new Limit(Client.LONGEST_ID, OAuthError.INVALID_CLIENT)),
            Map.entry("client_secret", new Limit(TEXT, OAuthError.INVALID_CLIENT)),
            Map.entry("client_assertion", new Limit(JWT, OAuthError.INVALID_CLIENT)),
            Map.entry("client_assertion_type", new Limit(WORD, OAuthError.INVALID_CLIENT)),
            // what the caller has
            Map.entry("grant_type", new Limit(WORD, OAuthError.UNSUPPORTED_GRANT_TYPE)),
            Map.entry("code", new Limit(WORD, OAuthError.INVALID_GRANT)),
            Map.entry("refresh_token", new Limit(WORD, OAuthError.INVALID_GRANT)),
            Map.entry("username", new Limit(WORD, OAuthError.INVALID_GRANT)),
            Map.entry("password", new Limit(PasswordRules.LONGEST, OAuthError.INVALID_GRANT)),
            Map.entry("assertion", new Limit(JWT, OAuthError.INVALID_GRANT)),
            Map.entry("access_token", new Limit(JWT, OAuthError.INVALID_TOKEN)),
            // of a token that is no good there is another answer than an error (RFC 7009 §2.2, RFC 7662 §2.2)
            Map.entry("token", new Limit(FORM, OAuthError.INVALID_REQUEST)),
            // what the caller wants
            Map.entry("scope", new Limit(0, OAuthError.INVALID_SCOPE)),
            Map.entry("state", new Limit(0, OAuthError.INVALID_REQUEST)),
            Map.entry("redirect_uri", new Limit(Client.LONGEST_URI, OAuthError.INVALID_REQUEST)),
            Map.entry("post_logout_redirect_uri", new Limit(Client.LONGEST_URI, OAuthError.INVALID_REQUEST)),
            Map.entry("resource", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("nonce", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("claims", new Limit(4000, OAuthError.INVALID_REQUEST)),
            Map.entry("acr_values", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("request", new Limit(JWT, OAuthError.INVALID_REQUEST)),
            Map.entry("id_token_hint", new Limit(JWT, OAuthError.INVALID_REQUEST)),
            Map.entry("login_hint", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("logout_hint", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("ui_locales", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("claims_locales", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("response_type", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("response_mode", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("prompt", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("display", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("max_age", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("token_type_hint", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            // held against a syntax, or refused by name
            Map.entry("code_challenge", NONE), Map.entry("code_challenge_method", NONE), Map.entry("code_verifier", NONE),
            Map.entry("request_uri", NONE), Map.entry("registration", NONE));

    @Inject
    Settings settings;

    /** Whether a parameter means something here, and so has a name that may be told. */
    static boolean knows(String name) {
        return LIMITS.containsKey(name);
    }

    /** Whether a parameter may have this value, as far as its length goes. */
    public boolean fits(String name, String value) {
        return value.length() <= longest(name);
    }

    /** The name of a parameter that is too long, if there is one. */
    public Optional<String> tooLong(Parameters parameters) {
        return parameters.values().entrySet().stream().filter(parameter -> !fit(parameter.getKey(), parameter.getValue()))
                .map(Map.Entry::getKey).findFirst();
    }

    /** @throws org.lintel.model.OAuthException with the error that RFC 6749 §5.2 has for the first parameter that is too long */
    public void check(Parameters parameters) {
        tooLong(parameters).ifPresent(name -> {
            OAuthError error = LIMITS.get(name).error;
            // a caller that does not prove to be a client is never told why
            throw error.equals(OAuthError.INVALID_CLIENT) ? error.because(complaint(name)) : error.telling(complaint(name));
        });
    }

    /** What to tell of a parameter that is too long. */
    public String complaint(String name) {
        return "the parameter " + name + " is longer than " + longest(name) + " characters";
    }

    /** Only those that are not too long. */
    public Parameters fitting(Parameters parameters) {
        var fitting = new LinkedHashMap<>(parameters.values());
        fitting.entrySet().removeIf(parameter -> !fit(parameter.getKey(), parameter.getValue()));
        return new Parameters(fitting);
    }

    /** Only those that have a meaning here: the others are ignored. */
    public static Parameters known(Parameters parameters) {
        var known = new LinkedHashMap<>(parameters.values());
        known.keySet().removeIf(name -> !knows(name));
        return new Parameters(known);
    }

    private boolean fit(String name, List<String> values) {
        return values.stream().allMatch(value -> fits(name, value));
    }

    private int longest(String name) {
        return switch (name) {
            case "scope" -> settings.requests().longestScope();
            case "state" -> settings.requests().longestState();
            default -> LIMITS.getOrDefault(name, NONE).longest;
        };
    }
}

package org.lintel.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.PasswordRules;
import org.lintel.spec.Duty;

/**
 * How long a parameter may be, at whatever endpoint. What is longer is refused before anything is looked up, hashed or verified. The numbers
 * are IdentityServer's input length restrictions, with room for passwords and a limit for {@code state}; {@code code_challenge} and
 * {@code code_verifier} have a syntax of their own ({@link Pkce}).
 */
@Duty("Core 3.1.2.1 claims-locales")
public final class InputLimits {

    /** A form, in bytes: a token and an assertion fit in. How many parameters there may be, {@link Parameters#parse} says. */
    public static final int FORM = 96 * 1024;

    /** A JWT, in characters. */
    public static final int JWT = 51_200;

    /** A JWT that we make, in characters. It travels in forms, but in headers and addresses, too, which servers and proxies keep short. */
    public static final int OWN_JWT = 32 * 1024;

    private static final int WORD = 100;
    private static final int TEXT = 300;
    private static final int ADDRESS = 400;

    /** @param error what the token endpoint calls one that is wrong (RFC 6749 §5.2) */
    private record Limit(int longest, OAuthError error) {
    }

    private static final Limit OTHERS = new Limit(2048, OAuthError.INVALID_REQUEST);

    private static final Map<String, Limit> LIMITS = Map.ofEntries(
            // who is calling
            Map.entry("client_id", new Limit(WORD, OAuthError.INVALID_CLIENT)),
            Map.entry("client_secret", new Limit(WORD, OAuthError.INVALID_CLIENT)),
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
            Map.entry("scope", new Limit(TEXT, OAuthError.INVALID_SCOPE)),
            Map.entry("redirect_uri", new Limit(ADDRESS, OAuthError.INVALID_REQUEST)),
            Map.entry("post_logout_redirect_uri", new Limit(ADDRESS, OAuthError.INVALID_REQUEST)),
            Map.entry("resource", new Limit(ADDRESS, OAuthError.INVALID_REQUEST)),
            Map.entry("nonce", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("claims", new Limit(4000, OAuthError.INVALID_REQUEST)),
            Map.entry("acr_values", new Limit(TEXT, OAuthError.INVALID_REQUEST)),
            Map.entry("request", new Limit(JWT, OAuthError.INVALID_REQUEST)),
            Map.entry("id_token_hint", new Limit(JWT, OAuthError.INVALID_REQUEST)),
            Map.entry("login_hint", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("logout_hint", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("ui_locales", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("claims_locales", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("response_type", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("response_mode", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("prompt", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("display", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("max_age", new Limit(WORD, OAuthError.INVALID_REQUEST)),
            Map.entry("token_type_hint", new Limit(WORD, OAuthError.INVALID_REQUEST)));

    private InputLimits() {
    }

    /** Whether a parameter may have this value, as far as its length goes. */
    public static boolean fits(String name, String value) {
        return value.length() <= limit(name).longest;
    }

    /** The name of a parameter that is too long, if there is one; what strangers made up is not repeated. */
    public static Optional<String> tooLong(Parameters parameters) {
        return firstTooLong(parameters).map(name -> LIMITS.containsKey(name) ? name : "that has no name here");
    }

    /** @throws org.lintel.model.OAuthException with the error that RFC 6749 §5.2 has for the first parameter that is too long */
    public static void check(Parameters parameters) {
        firstTooLong(parameters).ifPresent(name -> {
            throw limit(name).error.because("the parameter " + tooLong(parameters).orElseThrow() + " is too long");
        });
    }

    /** Only those that are not too long. */
    public static Parameters fitting(Parameters parameters) {
        var fitting = new LinkedHashMap<>(parameters.values());
        fitting.entrySet().removeIf(parameter -> !fit(parameter.getKey(), parameter.getValue()));
        return new Parameters(fitting);
    }

    private static Optional<String> firstTooLong(Parameters parameters) {
        return parameters.values().entrySet().stream().filter(parameter -> !fit(parameter.getKey(), parameter.getValue()))
                .map(Map.Entry::getKey).findFirst();
    }

    private static boolean fit(String name, List<String> values) {
        return name.length() <= OTHERS.longest && values.stream().allMatch(value -> fits(name, value));
    }

    private static Limit limit(String name) {
        return LIMITS.getOrDefault(name, OTHERS);
    }
}

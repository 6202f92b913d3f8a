package org.lintel.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An error that a request is answered with: one of those below, or one that a plug-in makes for itself, such as
 * {@code new OAuthError("authorization_pending", 400, "The user has not answered yet.")} (RFC 8628 §3.5). Immutable.
 *
 * @param code        as it stands in {@code error}: characters as in RFC 6749 §5.2
 * @param status      of HTTP, where the answer is JSON: 400 to 599
 * @param description what a caller is told, unless the reason may be told too
 * @param headers     what the answer has in addition, where it is JSON: {@code WWW-Authenticate}, say. Names in any case; values of
 *                    printable ASCII
 */
public record OAuthError(String code, int status, String description, Map<String, String> headers) {

    private static final Pattern CODE = Pattern.compile("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]*");
    private static final String AUTHENTICATE = "WWW-Authenticate";
    private static final String BEARER = "Bearer realm=\"lintel\"";

    // RFC 6749 §4.1.2.1 and §5.2
    public static final OAuthError INVALID_REQUEST = new OAuthError("invalid_request", 400,
            "The request is missing a parameter, repeats one or is otherwise malformed.");
    public static final OAuthError INVALID_CLIENT = new OAuthError("invalid_client", 401, "The client could not be authenticated.")
            .with(AUTHENTICATE, "Basic realm=\"lintel\"");
    public static final OAuthError INVALID_GRANT = new OAuthError("invalid_grant", 400,
            "The grant is invalid, expired, already used or was issued to another client.");
    public static final OAuthError UNAUTHORIZED_CLIENT = new OAuthError("unauthorized_client", 400,
            "The client is not allowed to make this request.");
    public static final OAuthError UNSUPPORTED_GRANT_TYPE = new OAuthError("unsupported_grant_type", 400,
            "The grant type is not supported.");
    public static final OAuthError UNSUPPORTED_RESPONSE_TYPE = new OAuthError("unsupported_response_type", 400,
            "The response type is not supported.");
    public static final OAuthError INVALID_SCOPE = new OAuthError("invalid_scope", 400,
            "A requested scope is unknown, malformed or not allowed for the client.");
    public static final OAuthError ACCESS_DENIED = new OAuthError("access_denied", 403, "The user refused the request.");
    public static final OAuthError SERVER_ERROR = new OAuthError("server_error", 500, "The server met an unexpected condition.");
    public static final OAuthError TEMPORARILY_UNAVAILABLE = new OAuthError("temporarily_unavailable", 503,
            "The server cannot handle the request at the moment.");

    // OpenID Connect Core §3.1.2.6
    public static final OAuthError LOGIN_REQUIRED = new OAuthError("login_required", 400, "The user has to sign in.");
    public static final OAuthError CONSENT_REQUIRED = new OAuthError("consent_required", 400, "The user has to consent.");
    public static final OAuthError INTERACTION_REQUIRED = new OAuthError("interaction_required", 400, "The user has to act.");
    public static final OAuthError REQUEST_NOT_SUPPORTED = new OAuthError("request_not_supported", 400,
            "The request parameter is not supported.");
    public static final OAuthError REQUEST_URI_NOT_SUPPORTED = new OAuthError("request_uri_not_supported", 400,
            "The request_uri parameter is not supported.");
    public static final OAuthError REGISTRATION_NOT_SUPPORTED = new OAuthError("registration_not_supported", 400,
            "The registration parameter is not supported.");
    public static final OAuthError INVALID_REQUEST_OBJECT = new OAuthError("invalid_request_object", 400,
            "The request object is invalid.");

    // OpenID Connect Core Error Code unmet_authentication_requirements
    public static final OAuthError UNMET_AUTHENTICATION_REQUIREMENTS = new OAuthError("unmet_authentication_requirements", 400,
            "The user cannot be authenticated in the way that is asked for.");

    // RFC 7009 §2.2.1
    public static final OAuthError UNSUPPORTED_TOKEN_TYPE = new OAuthError("unsupported_token_type", 400,
            "A token of this kind cannot be revoked.");

    // RFC 6750 §3.1
    /**
     * "If the request lacks any authentication information … the resource server SHOULD NOT include an error code": the code of this one
     * is for the log alone.
     */
    public static final OAuthError MISSING_TOKEN = new OAuthError("missing_token", 401, "").with(AUTHENTICATE, BEARER);
    public static final OAuthError INVALID_TOKEN = new OAuthError("invalid_token", 401,
            "The access token is invalid, expired or revoked.").with(AUTHENTICATE, BEARER + ", error=\"invalid_token\"");

    public OAuthError {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("the code of an error consists of printable ASCII without quotation marks and backslashes");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("the status of " + code + " is none of a failure: " + status);
        }
        java.util.Objects.requireNonNull(description, "an error has a description");
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("a header of " + code + " has a name or a value that HTTP does not allow");
            }
            sorted.put(name, value);
        });
        headers = Collections.unmodifiableMap(sorted);
    }

    /** One without headers of its own. */
    public OAuthError(String code, int status, String description) {
        this(code, status, description, Map.of());
    }

    /** "The request requires higher privileges than provided by the access token" (RFC 6750 §3.1): those of this scope. */
    public static OAuthError insufficientScope(String scope) {
        return new OAuthError("insufficient_scope", 403, "The access token does not reach that far.")
                .with(AUTHENTICATE, BEARER + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    /** The same with this header, in place of one of the same name. */
    public OAuthError with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new OAuthError(code, status, description, more);
    }

    /**
     * The same for a token of another type: its {@code WWW-Authenticate} names the scheme by which such a token is taken (RFC 6750 §3,
     * RFC 9449 §7.1).
     *
     * @param tokenType one of {@link Confirmation#TOKEN_TYPES}
     */
    public OAuthError of(String tokenType) {
        String challenge = headers.get(AUTHENTICATE);
        return challenge == null ? this : with(AUTHENTICATE, challenge.replaceFirst("^Bearer ", tokenType + " "));
    }

    /**
     * Refuses a request for a reason that is for the log alone.
     *
     * @param reason one precise sentence: never a code, token, secret or password
     */
    public OAuthException because(String reason) {
        return new OAuthException(this, reason, false);
    }

    /**
     * Refuses a request and tells the caller why, beside the log, for the client's developer (RFC 6749 §4.1.2.1 {@code error_description}).
     *
     * @param reason one sentence that names a parameter and a rule, and says nothing that the caller does not know
     */
    public OAuthException telling(String reason) {
        return new OAuthException(this, reason, true);
    }
}

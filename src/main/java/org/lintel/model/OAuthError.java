package org.lintel.model;

/**
 * The error codes that Lintel answers with, each with the HTTP status it has where the answer is JSON. The description is what a
 * caller is told, unless the reason may be told too.
 */
public enum OAuthError {

    // RFC 6749 §4.1.2.1 and §5.2
    INVALID_REQUEST(400, "The request is missing a parameter, repeats one or is otherwise malformed."),
    INVALID_CLIENT(401, "The client could not be authenticated."),
    INVALID_GRANT(400, "The grant is invalid, expired, already used or was issued to another client."),
    UNAUTHORIZED_CLIENT(400, "The client is not allowed to make this request."),
    UNSUPPORTED_GRANT_TYPE(400, "The grant type is not supported."),
    UNSUPPORTED_RESPONSE_TYPE(400, "The response type is not supported."),
    INVALID_SCOPE(400, "A requested scope is unknown, malformed or not allowed for the client."),
    ACCESS_DENIED(403, "The user refused the request."),
    SERVER_ERROR(500, "The server met an unexpected condition."),
    TEMPORARILY_UNAVAILABLE(503, "The server cannot handle the request at the moment."),

    // OpenID Connect Core §3.1.2.6
    LOGIN_REQUIRED(400, "The user has to sign in."),
    CONSENT_REQUIRED(400, "The user has to consent."),
    INTERACTION_REQUIRED(400, "The user has to act."),
    REQUEST_NOT_SUPPORTED(400, "The request parameter is not supported."),
    REQUEST_URI_NOT_SUPPORTED(400, "The request_uri parameter is not supported."),
    REGISTRATION_NOT_SUPPORTED(400, "The registration parameter is not supported."),
    INVALID_REQUEST_OBJECT(400, "The request object is invalid."),

    // OpenID Connect Core Error Code unmet_authentication_requirements
    UNMET_AUTHENTICATION_REQUIREMENTS(400, "The user cannot be authenticated in the way that is asked for."),

    // RFC 7009 §2.2.1
    UNSUPPORTED_TOKEN_TYPE(400, "A token of this kind cannot be revoked."),

    // RFC 6750 §3.1
    /** "If the request lacks any authentication information … the resource server SHOULD NOT include an error code": it has none. */
    MISSING_TOKEN(401, ""),
    INVALID_TOKEN(401, "The access token is invalid, expired or revoked."),
    INSUFFICIENT_SCOPE(403, "The access token does not reach that far.");

    private final int status;
    private final String description;

    OAuthError(int status, String description) {
        this.status = status;
        this.description = description;
    }

    /** As it stands in {@code error}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String description() {
        return description;
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
     * Refuses a request and tells the caller why, beside the log: for whoever develops the client (RFC 6749 §4.1.2.1
     * {@code error_description}).
     *
     * @param reason one sentence that names a parameter and a rule, and says nothing that the caller does not know
     */
    public OAuthException telling(String reason) {
        return new OAuthException(this, reason, true);
    }
}

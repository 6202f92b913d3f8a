package org.lintel.issue;

import java.util.LinkedHashMap;
import java.util.Map;

import org.lintel.spec.Duty;

/**
 * A successful token response (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3).
 *
 * @param accessToken  always there
 * @param tokenType    how it is used (RFC 6749 §7.1)
 * @param expiresIn    seconds
 * @param refreshToken or {@code null}
 * @param idToken      or {@code null}
 * @param scope        what was granted; empty for nothing
 * @param more         what plug-ins have added
 */
@Duty({"Core 3.1.3.3 token-response", "RFC 6749 3.3 scope-told", "RFC 6749 5.1 response"})
public record TokenResponse(String accessToken, String tokenType, long expiresIn, String refreshToken, String idToken, String scope,
        Map<String, Object> more) {

    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("access_token", accessToken);
        parameters.put("token_type", tokenType);
        parameters.put("expires_in", expiresIn);
        if (refreshToken != null) {
            parameters.put("refresh_token", refreshToken);
        }
        if (idToken != null) {
            parameters.put("id_token", idToken);
        }
        if (!scope.isEmpty()) {
            parameters.put("scope", scope);
        }
        parameters.putAll(more);
        return parameters;
    }

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "TokenResponse[" + scope + "]";
    }
}

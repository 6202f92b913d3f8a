package org.lintel.issue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.lintel.spec.Duty;

/**
 * What a client is given, at the token endpoint (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3) or at the authorization endpoint (RFC 6749
 * §4.2.2, OpenID Connect Core §3.3.2.5).
 *
 * @param code         or {@code null}; at the authorization endpoint only
 * @param accessToken  or {@code null}
 * @param lifetime     of the access token
 * @param refreshToken or {@code null}; at the token endpoint only
 * @param idToken      or {@code null}
 * @param scopes       what was granted
 * @param more         what plug-ins have added
 */
@Duty({"Core 3.1.3.3 token-response", "RFC 6749 3.3 scope-told", "RFC 6749 5.1 response"})
public record TokenResponse(String code, NewAccessToken accessToken, Duration lifetime, String refreshToken, String idToken,
        List<String> scopes, Map<String, Object> more) {

    /** By name, in the order in which they are told. What is granted is told with what it is good for, and not with the code for it. */
    public Map<String, Object> parameters() {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("code", code);
        if (accessToken != null) {
            parameters.put("access_token", accessToken.value());
            parameters.put("token_type", accessToken.type());
            parameters.put("expires_in", lifetime.toSeconds());
        }
        parameters.put("refresh_token", refreshToken);
        parameters.put("id_token", idToken);
        if (!scopes.isEmpty() && (accessToken != null || code == null)) {
            parameters.put("scope", String.join(" ", scopes));
        }
        parameters.putAll(more);
        parameters.values().removeIf(java.util.Objects::isNull);
        return parameters;
    }

    /** The kinds of what there is, by the names of their parameters. */
    List<String> kinds() {
        Map<String, Object> parameters = parameters();
        return List.of("code", "access_token", "id_token", "refresh_token").stream().filter(parameters::containsKey).toList();
    }

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "TokenResponse" + scopes;
    }
}

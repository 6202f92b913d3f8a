package org.lintel.userinfo;

import java.util.Optional;

import org.lintel.model.Caller;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;

/** Where a bearer token stands in a request (RFC 6750 §2). */
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {
    }

    /** "Clients MUST NOT use more than one method to transmit the token in each request." */
    @Duty({"Core 5.3 bearer", "Core 5.3.1 header"})
    static String of(Caller caller) {
        Optional<String> header = caller.header("authorization").filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
        Optional<String> form = caller.form().optional("access_token");
        if (header.isPresent() && form.isPresent()) {
            throw OAuthError.INVALID_REQUEST.telling("the access token is sent in two ways");
        }
        return header.or(() -> form).orElseThrow(() -> OAuthError.MISSING_TOKEN.because("there is no access token"));
    }
}

package org.lintel.issue;

import java.util.Optional;

import org.lintel.model.Caller;
import org.lintel.model.Confirmation;
import org.lintel.model.OAuthError;
import org.lintel.spec.Duty;

/**
 * An access token as it stands in a request (RFC 6750 §2).
 *
 * @param type  the {@code token_type} as which it is used: the scheme of the header, {@code Bearer} in a form
 * @param value the token
 */
record PresentedToken(String type, String value) {

    /** "Clients MUST NOT use more than one method to transmit the token in each request." */
    @Duty({"Core 5.3 bearer", "Core 5.3.1 header"})
    static PresentedToken in(Caller caller) {
        Optional<PresentedToken> header = caller.header("authorization").flatMap(PresentedToken::header);
        Optional<PresentedToken> form = caller.form().optional("access_token").map(token -> new PresentedToken("Bearer", token));
        if (header.isPresent() && form.isPresent()) {
            throw OAuthError.INVALID_REQUEST.telling("the access token is sent in two ways");
        }
        return header.or(() -> form).orElseThrow(() -> OAuthError.MISSING_TOKEN.because("there is no access token"));
    }

    private static Optional<PresentedToken> header(String value) {
        return Confirmation.TOKEN_TYPES.stream()
                .filter(type -> value.startsWith(" ", type.length()) && value.regionMatches(true, 0, type, 0, type.length()))
                .map(type -> new PresentedToken(type, value.substring(type.length()).strip())).findFirst();
    }

    /** Says nothing: tokens are secrets. */
    @Override
    public String toString() {
        return "PresentedToken of type " + type;
    }
}

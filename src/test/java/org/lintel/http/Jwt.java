package org.lintel.http;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;

/** What a token says, as it stands there; that it says so with our signature is for {@link RelyingParty} to check. */
final class Jwt {

    private Jwt() {
    }

    static Map<String, Object> claims(String token) {
        try {
            return SignedJWT.parse(token).getPayload().toJSONObject();
        } catch (ParseException e) {
            throw new AssertionError("not a signed token: " + token, e);
        }
    }
}

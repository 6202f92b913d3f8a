package org.lintel.tokenfilter;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import jakarta.json.JsonObject;

/**
 * Checks a JWT by itself (RFC 9068 §4, RFC 8725). What the header says about keys other than their id ({@code jwk}, {@code jku},
 * {@code x5u}, {@code x5c}) is not looked at, and what it declares to be critical is not known here.
 */
final class LocalValidation implements TokenValidation {

    private static final int LONGEST_TOKEN = 51_200;
    private static final String MEDIA_TYPE = "application/";

    private final TokenFilterOptions options;
    private final Authority authority;
    private final ClaimRules rules;

    LocalValidation(TokenFilterOptions options, Authority authority, ClaimRules rules) {
        this.options = options;
        this.authority = authority;
        this.rules = rules;
    }

    @Override
    public AccessToken validate(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || token.length() > LONGEST_TOKEN) {
            throw new TokenRefused("The token is not a signed JWT");
        }
        JsonObject header = json(parts[0]);
        SignatureAlgorithm algorithm = algorithm(header);
        checkType(header);
        if (header.containsKey("crit")) {
            throw new TokenRefused("The token demands what is not known here");
        }
        byte[] signed = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        if (!isSigned(Json.text(header, "kid").orElse(null), algorithm, signed, bytes(parts[2]))) {
            throw new TokenRefused("The signature of the token is not by a key of the issuer");
        }
        JsonObject claims = json(parts[1]);
        rules.checkJwt(claims);
        return new AccessToken(claims, options, token);
    }

    private SignatureAlgorithm algorithm(JsonObject header) {
        return Json.text(header, "alg").filter(options.algorithms()::contains).map(SignatureAlgorithm::valueOf)
                .orElseThrow(() -> new TokenRefused("The signature algorithm of the token is not accepted"));
    }

    /**
     * "The resource server MUST verify that the typ header value is at+jwt or application/at+jwt" (RFC 9068 §4); missing, it is JWT. Lintel
     * says in a parameter of its own what a token is whose {@code typ} has to be a general one for the sake of others.
     */
    private void checkType(JsonObject header) {
        String type = Json.text(header, "lintel_typ").or(() -> Json.text(header, "typ")).orElse("JWT").toLowerCase(Locale.ROOT);
        String name = type.startsWith(MEDIA_TYPE) ? type.substring(MEDIA_TYPE.length()) : type;
        if (options.tokenTypes().stream().noneMatch(name::equalsIgnoreCase)) {
            throw new TokenRefused("The token is not an access token");
        }
    }

    private boolean isSigned(String keyId, SignatureAlgorithm algorithm, byte[] signed, byte[] signature) {
        KeySet known = authority.keys();
        List<PublicKey> candidates = known.candidates(keyId, algorithm);
        if (anyVerifies(candidates, algorithm, signed, signature)) {
            return true;
        }
        // the key that the token names is known: others would not help
        if (keyId != null && !candidates.isEmpty()) {
            return false;
        }
        return anyVerifies(authority.keysAfter(known).candidates(keyId, algorithm), algorithm, signed, signature);
    }

    private static boolean anyVerifies(List<PublicKey> keys, SignatureAlgorithm algorithm, byte[] signed, byte[] signature) {
        return keys.stream().anyMatch(key -> algorithm.verifies(key, signed, signature));
    }

    private static JsonObject json(String part) {
        return Json.object(bytes(part)).orElseThrow(() -> new TokenRefused("The token is not a signed JWT"));
    }

    /** In one spelling: base64url without padding and anything else (RFC 7515 §2). */
    private static byte[] bytes(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new TokenRefused("The token is not a signed JWT");
    }
}

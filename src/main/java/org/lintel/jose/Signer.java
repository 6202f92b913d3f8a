package org.lintel.jose;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.json.JsonText;
import org.lintel.model.SigningKey;
import org.lintel.spec.Duty;

/** Makes signed tokens (RFC 7515 §3.1): the operation that is done most often, so without a library in between. */
@Duty("Core 2 not-none")
@ApplicationScoped
public class Signer {

    /** What OpenID Connect clients expect that say nothing else (Registration §2). */
    private static final String DEFAULT = "RS256";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @Inject
    KeyRing ring;

    /**
     * The algorithm to sign with: the first of the allowed ones that there is a key for.
     *
     * @param allowed empty for RS256; where there is no RSA key, for the algorithm of the first key
     * @throws IllegalStateException if there is no key for any of them
     */
    @Duty({"Core 15.1 rs256", "RFC 9068 2.1 rs256"})
    public String algorithm(List<String> allowed) {
        Map<String, SigningKey> keys = ring.index().signing();
        if (allowed.isEmpty() && !keys.isEmpty()) {
            return keys.containsKey(DEFAULT) ? DEFAULT : keys.keySet().iterator().next();
        }
        return allowed.stream().filter(keys::containsKey).findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no signing key for any of the algorithms " + allowed));
    }

    /**
     * The claims as a JWT in compact form.
     *
     * @param typ       the {@code typ} header, which keeps kinds of tokens apart (RFC 8725 §3.11)
     * @param algorithm from {@link #algorithm}
     */
    @Duty({"Core 2 signed", "Core 2 no-key-headers", "RFC 9068 2.1 signed"})
    public String sign(String typ, String algorithm, Map<String, Object> claims) {
        return sign(typ, typ, algorithm, claims);
    }

    /**
     * The same, with another {@code typ} for readers who know no other. Its kind stands in {@value Verifier#KIND} then: neither Lintel nor
     * a reader that looks there can take it for another kind of token.
     */
    public String sign(String kind, String typ, String algorithm, Map<String, Object> claims) {
        KeyRing.Index index = ring.index();
        String message = index.header(kind, typ, algorithm) + "." + base64url(JsonText.write(claims).getBytes(StandardCharsets.UTF_8));
        return message + "." + base64url(index.signatures(algorithm).sign(message.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * The name, for {@link java.security.MessageDigest}, of the hash within signatures of this algorithm (OpenID Connect Core §3.1.3.6).
     */
    public static String hash(String algorithm) {
        return Algorithms.hash(algorithm);
    }

    static String base64url(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}

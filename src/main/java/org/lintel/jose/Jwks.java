package org.lintel.jose;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.lintel.json.JsonText;
import org.lintel.model.SigningKey;

/** Public keys as a JSON Web Key Set (RFC 7517 §5). */
final class Jwks {

    private Jwks() {
    }

    static byte[] bytes(List<SigningKey> keys) {
        return JsonText.write(Map.of("keys", keys.stream().map(Jwks::publicKey).toList())).getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, Object> publicKey(SigningKey key) {
        try {
            PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(key.publicKey());
            jwk.setKeyId(key.kid());
            jwk.setUse("sig");
            jwk.setAlgorithm(key.algorithm());
            if (!key.certificates().isEmpty()) {
                jwk.setCertificateChain(key.certificates().toArray(X509Certificate[]::new));
                jwk.setX509CertificateSha1Thumbprint(jwk.getX509CertificateSha1Thumbprint(true));
                jwk.setX509CertificateSha256Thumbprint(jwk.getX509CertificateSha256Thumbprint(true));
            }
            return new LinkedHashMap<>(jwk.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } catch (JoseException e) {
            throw new IllegalStateException(key + " cannot be published", e);
        }
    }
}

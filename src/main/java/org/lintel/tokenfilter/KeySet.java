package org.lintel.tokenfilter;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The public keys of the authority (RFC 7517). Keys of other kinds and for other uses are left out. */
record KeySet(List<Key> keys) {

    private static final Map<String, String> CURVES = Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    /**
     * @param id        may be null
     * @param algorithm the only one that the key is for; null: any that fits
     */
    record Key(String id, String algorithm, PublicKey key) {

        private boolean isFor(String keyId, SignatureAlgorithm wanted) {
            return (keyId == null || keyId.equals(id)) && (algorithm == null || algorithm.equals(wanted.name())) && wanted.fits(key);
        }
    }

    static KeySet of(JsonObject document) {
        if (!(document.get("keys") instanceof JsonArray list)) {
            throw new AuthorityUnavailable("What is at jwks_uri is no key set");
        }
        var keys = new ArrayList<Key>();
        for (JsonValue element : list) {
            if (element instanceof JsonObject jwk && Json.text(jwk, "use").orElse("sig").equals("sig")) {
                publicKey(jwk)
                        .ifPresent(key -> keys.add(new Key(Json.text(jwk, "kid").orElse(null), Json.text(jwk, "alg").orElse(null), key)));
            }
        }
        return new KeySet(List.copyOf(keys));
    }

    /** The keys that may have signed this, by id if the token names one. */
    List<PublicKey> candidates(String keyId, SignatureAlgorithm algorithm) {
        return keys.stream().filter(key -> key.isFor(keyId, algorithm)).map(Key::key).toList();
    }

    private static Optional<PublicKey> publicKey(JsonObject jwk) {
        try {
            return switch (Json.text(jwk, "kty").orElse("")) {
                case "RSA" ->
                    Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"))));
                case "EC" -> Optional.of(KeyFactory.getInstance("EC").generatePublic(
                        new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")), curve(Json.text(jwk, "crv").orElse("")))));
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // one bad key is no reason to do without the others
            return Optional.empty();
        }
    }

    private static BigInteger number(JsonObject jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(Json.text(jwk, member).orElse("")));
    }

    private static ECParameterSpec curve(String name) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVES.getOrDefault(name, name)));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }
}

package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.config.Setting;
import org.lintel.model.SigningKey;
import org.lintel.spec.Duty;

/** What we sign others can verify, with nothing but the keys that we publish: here the Nimbus library. */
class SignerTest {

    static final List<String> ALGORITHMS = SigningKey.ALGORITHMS;

    @Duty("Core 2 no-key-headers")
    @ParameterizedTest
    @FieldSource("ALGORITHMS")
    void t9_everyAlgorithmSigns(String algorithm) throws Exception {
        var ring = new Ring(Ring.key(algorithm));
        String token = ring.signer().sign("JWT", ring.signer().algorithm(List.of("none-such", algorithm)), Map.of("sub", "alice"));

        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getHeader().getAlgorithm()).hasToString(algorithm);
        assertThat(jwt.getHeader().getIncludedParams()).containsExactlyInAnyOrder("alg", "typ", "kid");
        JWK key = JWKSet.parse(new String(ring.published().jwks(), StandardCharsets.UTF_8)).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(key.getAlgorithm()).hasToString(algorithm);
        assertThat(key.isPrivate()).isFalse();
        assertThat(jwt.verify(verifier(key))).isTrue();
        assertThat(ring.verifier().verify(token, "JWT")).contains(Map.of("sub", "alice"));
        assertThat(ring.published().algorithms()).containsExactly(algorithm);
    }

    @Test
    void t9_noKeyIsForAnythingElse() {
        for (String algorithm : List.of("none", "None", "HS256", "ES256K", "rs256", "")) {
            SigningKey key = Ring.key("RS256");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SigningKey("kid", algorithm, key.publicKey(), key.privateKey(), List.of()))
                    .withMessageContaining("algorithm");
        }
    }

    /** What is within {@code at_hash}: for Ed25519 the hash of the signature itself. */
    @Test
    void theHashGoesWithTheAlgorithm() {
        assertThat(ALGORITHMS.stream().map(Signer::hash)).containsExactly("SHA-256", "SHA-384", "SHA-512", "SHA-256", "SHA-384", "SHA-512",
                "SHA-256", "SHA-384", "SHA-512", "SHA-512");
    }

    /** A token manager of the seed looks at the first key only, and wants RSA with a certificate. */
    @Test
    void o6_aFileHasTheKeyForRs256FirstWhateverTheOrder(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        for (String alias : List.of("EdDSA", "ES256", "ps256-2026", "rsa", "RS512")) {
            genkey(file, alias);
        }
        List<SigningKey> keys = new KeyFile(Setting.SIGNING_KEYSTORE, file).keys("changeit");
        assertThat(keys).extracting(SigningKey::algorithm).containsExactly("RS256", "RS512", "PS256", "ES256", "EdDSA");
        assertThat(keys).allSatisfy(key -> assertThat(key.certificates()).isNotEmpty());
        var ring = new Ring(keys.toArray(SigningKey[]::new));
        JWKSet published = JWKSet.parse(new String(ring.published().jwks(), StandardCharsets.UTF_8));
        assertThat(published.getKeys()).hasSize(5);
        assertThat(published.getKeys().get(0).getKeyType()).hasToString("RSA");
        assertThat(published.getKeys().get(0).getX509CertChain()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ES256", "EdDSA"})
    void aPemFileHasKeysOfEveryKind(String alias, @TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        genkey(store, alias);
        SigningKey key = new KeyFile(Setting.SIGNING_KEYSTORE, store).keys("changeit").get(0);
        var mime = Base64.getMimeEncoder(64, new byte[] {'\n'});
        Path pem = Files.writeString(folder.resolve("keys.pem"), "-----BEGIN PRIVATE KEY-----\n"
                + mime.encodeToString(key.privateKey().getEncoded()) + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                + mime.encodeToString(key.certificates().get(0).getEncoded()) + "\n-----END CERTIFICATE-----\n");
        SigningKey read = new KeyFile(Setting.SIGNING_KEYSTORE, pem).keys("").get(0);
        assertThat(read.algorithm()).isEqualTo(key.algorithm());
        assertThat(read.publicKey()).isEqualTo(key.publicKey());
        var ring = new Ring(read);
        assertThat(ring.verifier().verify(ring.signer().sign("JWT", read.algorithm(), Map.of("a", 1)), "JWT")).isPresent();
    }

    /** Generating by keytool what the database keeps. */
    @ParameterizedTest
    @ValueSource(strings = {"PS384", "ES512", "EdDSA"})
    void theKeysThatWeMakeAreForTheirAlgorithm(String algorithm) throws Exception {
        SigningKey key = Pkcs12.keys(SelfSignedKeys.make(algorithm), SelfSignedKeys.PASSWORD).get(0);
        assertThat(key.algorithm()).isEqualTo(algorithm);
    }

    private static JWSVerifier verifier(JWK key) throws Exception {
        return switch (key.getKeyType().getValue()) {
            case "RSA" -> new RSASSAVerifier(key.toRSAKey());
            case "EC" -> new ECDSAVerifier(key.toECKey());
            default -> new Ed25519Verifier(key.toOctetKeyPair());
        };
    }

    private static void genkey(Path file, String alias) throws Exception {
        List<String> kind = switch (alias) {
            case "EdDSA" -> List.of("-keyalg", "Ed25519");
            case "ES256" -> List.of("-keyalg", "EC", "-groupname", "secp256r1");
            default -> List.of("-keyalg", "RSA", "-keysize", "2048");
        };
        var command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit", "-alias", alias, "-dname", "CN=test"));
        command.addAll(kind);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes()) + process.waitFor()).endsWith("0");
    }
}

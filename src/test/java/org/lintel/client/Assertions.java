package org.lintel.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;

import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.standard.InMemory;
import org.lintel.model.Caller;
import org.lintel.model.Client;
import org.lintel.model.ClientBuilder;
import org.lintel.model.Parameters;
import org.lintel.usage.EventCounts;

/** Assertions made with the Nimbus library, and what looks at them. */
final class Assertions {

    static final String ISSUER = "https://id.example.org";
    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final JWKSet KEYS = keys();

    private Assertions() {
    }

    static ClientBuilder client() {
        return Client.builder("client").tokenEndpointAuthMethods("private_key_jwt").jwks(KEYS.toPublicJWKSet().toJSONObject());
    }

    /** As it should be. */
    static Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "client");
        claims.put("sub", "client");
        claims.put("aud", ISSUER);
        claims.put("jti", "id");
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.getEpochSecond() + 60);
        return claims;
    }

    static String signed(String kid, String algorithm, Map<String, Object> claims) {
        return signed(new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(kid).build(), KEYS.getKeyByKeyId(kid), claims);
    }

    static String signed(JWSHeader header, JWK key, Map<String, Object> claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            var jws = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
            jws.sign(signer);
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Caller caller(String assertion) {
        return new Caller("POST", "https://id.example/connect/token", "127.0.0.1", Map.of(), new Parameters(Map.of(
                "client_assertion_type", List.of("urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
                "client_assertion", List.of(assertion))), null);
    }

    static PrivateKeyJwt method() {
        var method = new PrivateKeyJwt();
        method.rules = rules();
        method.keys = new ClientKeys();
        method.keys.counts = new EventCounts();
        method.keys.begin();
        return method;
    }

    static AssertionRules rules() {
        var rules = new AssertionRules();
        try (var configured = Configured.with(Setting.ISSUER, ISSUER)) {
            rules.issuer = configured.issuer();
        }
        rules.clock = Clock.fixed(NOW, java.time.ZoneOffset.UTC);
        rules.shares = new AssertionShares();
        rules.grants = InMemory.grants(rules.clock);
        return rules;
    }

    private static JWKSet keys() {
        try (InputStream in = Assertions.class.getResourceAsStream("/client-keys.json")) {
            return JWKSet.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}

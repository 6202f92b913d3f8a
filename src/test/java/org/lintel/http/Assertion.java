package org.lintel.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;

import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;

/**
 * Assertions by which clients of the suite authenticate (RFC 7523 §2.2), made with the Nimbus library; {@code client-keys.json} has their
 * keys.
 */
final class Assertion {

    static final JWKSet KEYS = keys();

    private Assertion() {
    }

    /** As it should be, and never twice the same. */
    static Map<String, Object> claims(String clientId) {
        long now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", clientId);
        claims.put("sub", clientId);
        claims.put("aud", Lintel.server().address());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 60);
        return claims;
    }

    static String signed(String kid, String algorithm, Map<String, Object> claims) {
        return signed(new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID(kid).build(), KEYS.getKeyByKeyId(kid), claims);
    }

    static String signed(JWSHeader header, JWK key, Map<String, Object> claims) {
        try {
            var jws = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
            jws.sign(new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm()));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> form(String assertion, String... more) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("scope", "api");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    /** A token request that is authenticated by it. */
    static Answer use(String assertion, String... more) {
        return Answer.post(Lintel.server().at("/connect/token"), form(assertion, more));
    }

    private static JWKSet keys() {
        try (InputStream in = Assertion.class.getResourceAsStream("/client-keys.json")) {
            return JWKSet.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}

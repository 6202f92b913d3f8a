package org.lintel.request;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.client.ClientSignatures;
import org.lintel.config.Issuer;
import org.lintel.jose.SignedJwt;
import org.lintel.jose.Validity;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.spec.Duty;
import org.lintel.spi.RequestSource;

/**
 * Authorization requests that come as a JWT of the client (OpenID Connect Core §6.1, RFC 9101). Last of the sources: what another one has
 * found may be signed.
 */
@Priority(5_000)
@Duty({"Core 6.1 by-value", "Core 6.1 superseded", "Core 6.1 same-beside", "Core 6.1 not-nested"})
@ApplicationScoped
public class RequestObjects implements RequestSource {

    private static final int DEEPEST = 10;

    /** Where there is a type at all: anything else was made for another purpose (RFC 9101 §10.8). */
    private static final Set<String> TYPES = Set.of("jwt", "oauth-authz-req+jwt", "application/oauth-authz-req+jwt");

    /** About the JWT, not about the request. */
    private static final Set<String> ENVELOPE = Set.of("iss", "aud", "exp", "nbf", "iat", "jti");

    @Inject
    ClientSignatures signatures;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Override
    public String parameter() {
        return "request";
    }

    /** The request as its object has it; as it stays where it has none and needs none. */
    @Override
    public Parameters read(Client client, Parameters asked) {
        boolean needed = client.requests().requireSignedRequestObject() && !asked.has("request_uri");
        if (!asked.has("request") && !needed) {
            return asked;
        } else if (!asked.has("request")) {
            throw OAuthError.INVALID_REQUEST.telling("the client signs its requests, and this one is not signed");
        } else if (asked.has("request_uri")) {
            throw OAuthError.INVALID_REQUEST.telling("there are both request and request_uri (RFC 9101 §5)");
        }
        try {
            return unpack(asked, client);
        } catch (IllegalArgumentException | JsonException e) {
            throw OAuthError.INVALID_REQUEST_OBJECT.because("the request object is not accepted: " + e.getMessage());
        }
    }

    /**
     * "The OpenID Connect request parameter values contained in the JWT supersede those passed using the OAuth 2.0 request syntax" (Core
     * §6.1). Of a client that always signs, only what it signed counts: "the authorization server … MUST only use the parameters included
     * in the Request Object" (RFC 9101 §6.3).
     */
    private Parameters unpack(Parameters asked, Client client) {
        Map<String, List<String>> signed = signed(asked.required("request"), client);
        for (String name : List.of("client_id", "response_type")) {
            require(!asked.has(name) || !signed.containsKey(name) || signed.get(name).equals(asked.values().get(name)),
                    name + " differs from the one beside it");
        }
        var all = new LinkedHashMap<String, List<String>>(client.requests().requireSignedRequestObject() ? Map.of() : asked.values());
        all.put("client_id", List.of(client.clientId()));
        all.putAll(signed);
        all.remove("request");
        return new Parameters(all);
    }

    private Map<String, List<String>> signed(String object, Client client) {
        SignedJwt jwt = SignedJwt.parse(object);
        String algorithm = client.requests().requestObjectSigningAlg();
        require(algorithm == null || algorithm.equals(jwt.algorithm()), "it is signed in a way that is not the client's");
        require(jwt.typ() == null || TYPES.contains(jwt.typ().toLowerCase(Locale.ROOT)), "it is of another type");
        require(isOf(client, jwt), "it is not signed by the client");
        Map<String, Object> claims = jwt.claims();
        require(client.clientId().equals(claims.get("iss")), "iss is not the client");
        Object aud = claims.get("aud");
        require(aud instanceof List<?> several ? several.contains(issuer.value()) : issuer.value().equals(aud), "aud is not this issuer");
        // "never use the client ID as the sub value in a Request Object" (RFC 9101 §10.8): an assertion by which the client authenticates
        // has it
        require(!claims.containsKey("sub"), "it has a sub");
        // "request and request_uri parameters MUST NOT be included in Request Objects" (Core §6.1)
        require(!claims.containsKey("request") && !claims.containsKey("request_uri"), "there is another in it, or the address of one");
        Validity.check(claims, clock.instant());
        require(!deeper(claims, DEEPEST), "it is nested too deeply");
        var parameters = new LinkedHashMap<String, List<String>>();
        JsonText.read(jwt.payload()).forEach((name, value) -> {
            List<String> texts = ENVELOPE.contains(name) ? List.of() : texts(name, value);
            if (!texts.isEmpty()) {
                parameters.put(name, texts);
            }
        });
        return parameters;
    }

    private boolean isOf(Client client, SignedJwt jwt) {
        try {
            return signatures.verify(client, jwt);
        } catch (OAuthException e) {
            throw new IllegalArgumentException(e.reason(), e);
        }
    }

    /**
     * What is a number, a truth or an object in JSON is its text in a query: {@code max_age}, or {@code claims} (Core §5.5, RFC 9101 §4).
     */
    private static List<String> texts(String name, JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> List.of();
            case STRING -> Stream.of(((JsonString) value).getString()).filter(text -> !text.isEmpty()).toList();
            case NUMBER, TRUE, FALSE, OBJECT -> List.of(value.toString());
            case ARRAY -> {
                require(name.equals("resource"), "a list stands where one value is expected");
                yield ((JsonArray) value).stream().flatMap(element -> texts("", element).stream()).toList();
            }
        };
    }

    private static boolean deeper(Object value, int levels) {
        return value instanceof Map<?, ?> object ? levels == 0 || object.values().stream().anyMatch(member -> deeper(member, levels - 1))
                : value instanceof List<?> list && (levels == 0 || list.stream().anyMatch(element -> deeper(element, levels - 1)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

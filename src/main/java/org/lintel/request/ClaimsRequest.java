package org.lintel.request;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;
import org.lintel.model.Parameters;
import org.lintel.spec.Duty;

/**
 * What a client asks for one by one: the parameter {@code claims} (OpenID Connect Core §5.5).
 *
 * @param idToken  by the name of the claim
 * @param userinfo likewise
 */
public record ClaimsRequest(Map<String, Wish> idToken, Map<String, Wish> userinfo) {

    public static final ClaimsRequest NONE = new ClaimsRequest(Map.of(), Map.of());

    /**
     * How one claim is wanted.
     *
     * @param essential "necessary to ensure a smooth authorization experience for the specific task" (§5.5.1)
     * @param values    what it should be; of interest where it is text
     */
    record Wish(boolean essential, List<String> values) {
    }

    /**
     * The one in a request: {@link #NONE} where there is none, or it is no OpenID Connect request.
     *
     * @throws IllegalArgumentException with a sentence that has nothing of it
     */
    @Duty("Core 5.5 claims")
    public static ClaimsRequest of(Parameters parameters) {
        return parameters.optional("claims").map(ClaimsRequest::parse).filter(asked -> parameters.list("scope").contains("openid"))
                .orElse(NONE);
    }

    private static ClaimsRequest parse(String json) {
        try {
            JsonObject claims = JsonText.read(json);
            return new ClaimsRequest(wishes(claims.get("id_token")), wishes(claims.get("userinfo")));
        } catch (JsonException e) {
            throw new IllegalArgumentException("it is no JSON object", e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("something in it is of the wrong type", e);
        } catch (RuntimeException e) {
            // by any exception that the library has for it
            throw new IllegalArgumentException("it is nested too deeply", e);
        }
    }

    private static Map<String, Wish> wishes(JsonValue member) {
        var wishes = new LinkedHashMap<String, Wish>();
        if (member != null) {
            ((JsonObject) member).forEach((name, value) -> wishes.put(name, wish(value)));
        }
        return wishes;
    }

    /**
     * "null Indicates that this Claim is being requested in the default manner … members … that are not understood MUST be ignored"
     * (§5.5.1).
     */
    @Duty({"Core 5.5 unknown-members", "Core 5.5.1 null", "Core 5.5.1 essential", "Core 5.5.1 value"})
    private static Wish wish(JsonValue value) {
        if (value == JsonValue.NULL) {
            return new Wish(false, List.of());
        }
        JsonObject wish = (JsonObject) value;
        boolean essential = wish.containsKey("essential") && switch (wish.get("essential").getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new ClassCastException();
        };
        List<JsonValue> values = wish.containsKey("value") ? List.of(wish.get("value"))
                : wish.containsKey("values") ? (JsonArray) wish.get("values") : List.of();
        return new Wish(essential,
                values.stream().filter(JsonString.class::isInstance).map(one -> ((JsonString) one).getString()).toList());
    }

    /** Of all the claims. */
    public Set<String> names() {
        var names = new LinkedHashSet<>(idToken.keySet());
        names.addAll(userinfo.keySet());
        return names;
    }

    /**
     * Whom the request is about: "the Authorization Server MUST only send a positive response if the End-User identified by that sub value
     * has an active session … or has been Authenticated as a result of the request" (§3.1.2.2).
     *
     * @throws IllegalArgumentException if it names several
     */
    @Duty({"Core 3.1.2.2 hint-verified", "Core 5.5.1 sub-value"})
    Optional<String> subject() {
        var subjects = new LinkedHashSet<String>();
        for (Map<String, Wish> wishes : List.of(idToken, userinfo)) {
            subjects.addAll(wishes.getOrDefault("sub", new Wish(false, List.of())).values);
        }
        if (subjects.size() > 1) {
            throw new IllegalArgumentException("it names more than one user");
        }
        return subjects.stream().findFirst();
    }

    /** What {@code acr} has to be one of; empty if that does not matter. */
    List<String> essentialContexts() {
        return Optional.ofNullable(idToken.get("acr")).filter(Wish::essential).map(Wish::values).orElse(List.of());
    }

    /**
     * "If this is an Essential Claim and the requirement cannot be met, then … treat that outcome as a failed authentication attempt"
     * (§5.5.1.1).
     */
    @Duty("Core 5.5.1.1 acr-essential")
    boolean accepts(Optional<String> context) {
        return essentialContexts().isEmpty() || context.filter(essentialContexts()::contains).isPresent();
    }
}

package org.lintel.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;

/**
 * A token taken apart, without the signature: nobody can use what is shown.
 *
 * @param name   of the parameter that it came in
 * @param header what its header says; empty for one that only we can read
 * @param claims what it says
 */
public record Token(String name, List<Part> header, List<Part> claims) {

    /** Points in time, as seconds since 1970 (RFC 7519 §2). */
    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");

    /**
     * A member.
     *
     * @param value  as JSON, a text without its quotes
     * @param moment that it stands for, or {@code null}
     */
    public record Part(String name, String value, Instant moment) {
    }

    /** The token of this parameter in the answer; empty if there is none. */
    static Optional<Token> of(String name, Map<String, Object> answer) {
        return Optional.ofNullable((String) answer.get(name)).map(token -> {
            String[] parts = token.split("\\.", -1);
            return parts.length != 3 ? new Token(name, List.of(), List.of()) : new Token(name, members(parts[0]), members(parts[1]));
        });
    }

    private static List<Part> members(String encoded) {
        try {
            JsonObject json = JsonText.read(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
            return JsonText.plain(json).entrySet().stream().map(member -> part(member.getKey(), member.getValue())).toList();
        } catch (JsonException | IllegalArgumentException e) {
            return List.of();
        }
    }

    private static Part part(String name, Object value) {
        Instant moment = TIMES.contains(name) && value instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
        return new Part(name, value instanceof String text ? text : JsonText.value(value).toString(), moment);
    }

    /** Those of both parts of this name, such as {@code nonce}. */
    Stream<String> values(String member) {
        return claims.stream().filter(part -> part.name().equals(member)).map(Part::value);
    }
}

package org.lintel.admin;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;

/**
 * A member that is not as it was.
 *
 * @param before as text; {@code null} if there was none
 * @param after  as text; {@code null} if there is none any more
 */
public record Difference(String name, String before, String after) {

    /** What is no option: it is changed in another way. */
    private static final Set<String> ELSEWHERE = Set.of("enabled", "clientSecrets");

    /** Of two JSON objects, either of which may be {@code null}. */
    static List<Difference> between(String before, String after) {
        return between(members(before), members(after));
    }

    /** Of two users, claim by claim. */
    static List<Difference> ofUsers(String before, String after) {
        return between(flat(members(before)), flat(members(after)));
    }

    private static Map<String, Object> flat(Map<String, Object> user) {
        var all = new LinkedHashMap<>(user);
        if (all.remove("claims") instanceof Map<?, ?> claims) {
            claims.forEach((name, value) -> all.put("claims." + name, value));
        }
        return all;
    }

    private static List<Difference> between(Map<String, Object> old, Map<String, Object> now) {
        var names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream().filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> new Difference(name, text(old.get(name)), text(now.get(name)))).toList();
    }

    /**
     * What brings back what was there before, as a merge patch of the members that differ; {@code null} where that cannot be done: nothing
     * was there, or it is secret, or a flag that is switched elsewhere.
     */
    static String undoing(String before, String after) {
        if (before == null || after == null) {
            return null;
        }
        Map<String, Object> old = members(before);
        JsonObjectBuilder changes = Json.createObjectBuilder();
        between(before, after).stream().map(Difference::name).filter(name -> !ELSEWHERE.contains(name))
                .forEach(name -> changes.add(name, old.get(name) == null ? JsonValue.NULL : JsonText.value(old.get(name))));
        JsonObject patch = changes.build();
        return patch.isEmpty() || patch.toString().contains("***") ? null : patch.toString();
    }

    private static Map<String, Object> members(String json) {
        try {
            return json == null ? Map.of() : JsonText.plain(JsonText.read(json));
        } catch (JsonException e) {
            return Map.of("", json);
        }
    }

    @SuppressWarnings("unchecked")
    private static String text(Object value) {
        if (value == null || value instanceof List<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty()) {
            return null;
        } else if (value instanceof Map<?, ?> object) {
            return JsonText.write((Map<String, ?>) object);
        }
        return value instanceof List<?> list ? list.stream().map(Difference::text).collect(Collectors.joining("\n")) : value.toString();
    }
}

package org.lintel.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.model.Secret;

/**
 * Texts that stand elsewhere, so that the configuration file needs no secret in it: {@code {"fromEnvironment": "NAME"}} and
 * {@code {"fromFile": "/run/secrets/name"}} are replaced by the text that is there, or with {@code "sha256": true} by its hash as a
 * {@link Secret} has it.
 */
record References(Function<String, String> environment, Texts texts) {

    private static final String ENVIRONMENT = "fromEnvironment";
    private static final String FILE = "fromFile";
    private static final String HASHED = "sha256";

    /** The same with every reference replaced; {@link IllegalArgumentException} names the path of one that leads nowhere. */
    JsonObject resolve(JsonObject object) {
        return (JsonObject) resolve(object, "");
    }

    private JsonValue resolve(JsonValue value, String path) {
        return switch (value.getValueType()) {
            case OBJECT -> isReference(value.asJsonObject()) ? text(value.asJsonObject(), path) : members(value.asJsonObject(), path);
            case ARRAY -> elements(value.asJsonArray(), path);
            default -> value;
        };
    }

    private JsonValue members(JsonObject object, String path) {
        var resolved = Json.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            resolved.add(member.getKey(), resolve(member.getValue(), path.isEmpty() ? member.getKey() : path + "." + member.getKey()));
        }
        return resolved.build();
    }

    private JsonValue elements(JsonArray array, String path) {
        var resolved = Json.createArrayBuilder();
        for (int i = 0; i < array.size(); i++) {
            resolved.add(resolve(array.get(i), path + "[" + i + "]"));
        }
        return resolved.build();
    }

    private static boolean isReference(JsonObject object) {
        return object.containsKey(ENVIRONMENT) || object.containsKey(FILE);
    }

    private JsonString text(JsonObject reference, String path) {
        boolean known = Set.of(ENVIRONMENT, FILE, HASHED).containsAll(reference.keySet());
        if (!known || reference.containsKey(ENVIRONMENT) == reference.containsKey(FILE)) {
            throw new IllegalArgumentException(
                    path + " is either {\"fromEnvironment\": NAME} or {\"fromFile\": PATH}, and \"sha256\" may be added");
        }
        String text = reference.containsKey(FILE) ? fromFile(reference.getString(FILE), path)
                : fromEnvironment(reference.getString(ENVIRONMENT), path);
        return Json.createValue(reference.getBoolean(HASHED, false) ? Secret.sha256(text).value() : text);
    }

    private String fromEnvironment(String name, String path) {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(path + ": there is no environment variable " + name);
        }
        return value;
    }

    /** Without the line break that editors leave at the end. */
    private String fromFile(String name, String path) {
        try {
            return texts.read(Path.of(name)).stripTrailing();
        } catch (IOException e) {
            throw new IllegalArgumentException(path + ": " + name + " cannot be read", e);
        }
    }
}

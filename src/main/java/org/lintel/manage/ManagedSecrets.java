package org.lintel.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;
import org.lintel.secret.Handles;

/**
 * Secrets as operators see them: by a name, which says nothing about the secret, in the place of their hash or seal. Whoever sends an entry
 * back with such names keeps the secrets that have them.
 */
final class ManagedSecrets {

    private static final String SECRETS = "Secrets";
    private static final String ID = "id";
    /** What there is of the secret itself; one of the two. */
    private static final List<String> KEPT = List.of("value", "sealed");
    /** Characters of a name. */
    private static final int NAME = 12;

    private ManagedSecrets() {
    }

    /** @param members of an entry */
    static Map<String, Object> masked(Map<String, Object> members) {
        var masked = new LinkedHashMap<String, Object>();
        members.forEach((name, value) -> masked.put(name, isSecrets(name) && value instanceof List<?> secrets
                ? secrets.stream().map(secret -> masked((Map<?, ?>) secret, name)).toList() : value));
        return masked;
    }

    private static Map<String, Object> masked(Map<?, ?> secret, String list) {
        var masked = new LinkedHashMap<String, Object>();
        masked.put(ID, name(secret));
        secret.forEach((name, value) -> {
            if (!KEPT.contains(name)) {
                masked.put((String) name, value);
            }
        });
        return masked;
    }

    /**
     * The body with the secrets that its names stand for.
     *
     * @param current the entry as it is, with its secrets
     */
    static JsonObject resolved(JsonObject body, Map<String, Object> current) {
        JsonObjectBuilder resolved = Json.createObjectBuilder(body);
        body.forEach((name, value) -> {
            if (isSecrets(name) && value instanceof JsonArray secrets) {
                List<?> known = current.get(name) instanceof List<?> list ? list : List.of();
                resolved.add(name, resolved(secrets, known, "/" + name));
            }
        });
        return resolved.build();
    }

    private static JsonArray resolved(JsonArray secrets, List<?> known, String pointer) {
        JsonArrayBuilder resolved = Json.createArrayBuilder();
        for (int i = 0; i < secrets.size(); i++) {
            JsonValue secret = secrets.get(i);
            resolved.add(secret instanceof JsonObject object && object.containsKey(ID)
                    ? resolved(object, known, pointer + "/" + i) : secret);
        }
        return resolved.build();
    }

    private static JsonObject resolved(JsonObject secret, List<?> known, String pointer) {
        var sent = new LinkedHashMap<>(JsonText.plain(secret));
        Object id = sent.remove(ID);
        Map<?, ?> kept = known.stream().map(each -> (Map<?, ?>) each).filter(each -> name(each).equals(id)).findFirst()
                .orElseThrow(() -> new ManagementException(ManagementException.Reason.INVALID, "There is no secret of this id.",
                        pointer + "/" + ID));
        KEPT.forEach(name -> {
            if (kept.get(name) != null) {
                sent.put(name, kept.get(name));
            }
        });
        return JsonText.read(JsonText.write(sent));
    }

    private static boolean isSecrets(String name) {
        return name.endsWith(SECRETS);
    }

    /** The same on every node, and for nobody the way back to the hash that it is made of. */
    private static String name(Map<?, ?> secret) {
        Object kept = KEPT.stream().map(secret::get).filter(value -> value != null).findFirst().orElseThrow();
        return Handles.hash("secret", (String) kept).substring(0, NAME);
    }
}

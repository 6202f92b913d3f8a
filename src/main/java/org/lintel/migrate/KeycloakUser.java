package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.json.JsonText;

/** A user of Keycloak, with the id as subject, and the password's hash in a format that Lintel reads. */
record KeycloakUser(JsonObject user, Imported imported) {

    private static final Map<String, String> PBKDF2 = Map.of("pbkdf2", "PBKDF2WithHmacSHA1", "pbkdf2-sha256", "PBKDF2WithHmacSHA256",
            "pbkdf2-sha512", "PBKDF2WithHmacSHA512");
    private static final Map<String, String> ARGON2_VERSIONS = Map.of("1.0", "16", "1.3", "19");

    void add() {
        if (user.containsKey("serviceAccountClientId")) {
            return;
        }
        Optional<String> hash = Keycloak.objects(user, "credentials").filter(one -> "password".equals(one.getString("type", "")))
                .findFirst().map(this::hash);
        if (hash.isEmpty()) {
            imported.remark(what(), "has no password that could be carried over: left out");
            return;
        }
        imported.user(said("subject", user.getString("id", null), "username", user.getString("username", null), "passwordHash", hash.get(),
                "enabled", user.getBoolean("enabled", true), "claims", claims()));
        Keycloak.objects(user, "credentials").map(one -> one.getString("type", "")).filter(type -> !type.equals("password")).distinct()
                .forEach(type -> imported.remark(what(), "the credential of type " + type + " is not carried over"));
        if (!Keycloak.texts(user, "requiredActions").isEmpty()) {
            imported.remark(what(), "required actions are not carried over: " + Keycloak.texts(user, "requiredActions"));
        }
    }

    private @Nullable String hash(JsonObject credential) {
        JsonObject data = JsonText.read(credential.getString("credentialData", "{}"));
        JsonObject secret = JsonText.read(credential.getString("secretData", "{}"));
        String algorithm = data.getString("algorithm", "");
        if (PBKDF2.containsKey(algorithm)) {
            return PBKDF2.get(algorithm) + ":" + data.getInt("hashIterations") + ":" + secret.getString("salt") + ":"
                    + secret.getString("value");
        }
        return algorithm.equals("argon2") ? argon2(data, secret) : null;
    }

    private static String argon2(JsonObject data, JsonObject secret) {
        JsonObject more = Keycloak.object(data, "additionalParameters");
        return "$argon2" + first(more, "type", "id") + "$v=" + ARGON2_VERSIONS.getOrDefault(first(more, "version", "1.3"), "19")
                + "$m=" + first(more, "memory", "7168") + ",t=" + data.getInt("hashIterations") + ",p=" + first(more, "parallelism", "1")
                + "$" + secret.getString("salt").replace("=", "") + "$" + secret.getString("value").replace("=", "");
    }

    private static String first(JsonObject in, String name, String otherwise) {
        return Keycloak.texts(in, name).stream().findFirst().orElse(otherwise);
    }

    private Object claims() {
        Map<String, List<Object>> claims = new LinkedHashMap<>();
        put(claims, "given_name", user.getString("firstName", null));
        put(claims, "family_name", user.getString("lastName", null));
        String name = (user.getString("firstName", "") + " " + user.getString("lastName", "")).strip();
        put(claims, "name", name.isEmpty() ? null : name);
        put(claims, "email", user.getString("email", null));
        put(claims, "email_verified", user.containsKey("email") ? (Object) user.getBoolean("emailVerified", false) : null);
        JsonObject attributes = Keycloak.object(user, "attributes");
        attributes.keySet().forEach(attribute -> Keycloak.texts(attributes, attribute).forEach(text -> put(claims, attribute, text)));
        Keycloak.texts(user, "realmRoles").forEach(role -> put(claims, "role", role));
        Keycloak.texts(user, "groups").forEach(group -> put(claims, "groups", group));
        return Imported.claims(claims);
    }

    private static void put(Map<String, List<Object>> claims, String name, @Nullable Object value) {
        if (value != null) {
            claims.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        }
    }

    private String what() {
        return "user " + user.getString("username", "");
    }
}

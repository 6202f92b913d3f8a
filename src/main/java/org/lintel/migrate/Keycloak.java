package org.lintel.migrate;

import static org.lintel.migrate.Imported.said;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.json.JsonText;

/**
 * The export of a realm of Keycloak ({@code kc.sh export --realm NAME --file FILE}), which has secrets and the hashes of passwords; that of
 * its console has neither.
 */
public final class Keycloak {

    /** Its own, for its own console. */
    private static final Set<String> BUILT_IN = Set.of("account", "account-console", "admin-cli", "broker", "realm-management",
            "security-admin-console");

    /** What a realm may have that Lintel has no place for, with what it is called in the report. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "identityProviders", "identity providers", "userFederationProviders", "user federation",
            "authenticatorConfig", "settings of authentication flows");

    private final JsonObject realm;
    private final Imported imported = new Imported();
    private final Set<String> scopes = new LinkedHashSet<>();

    private Keycloak(JsonObject realm) {
        this.realm = realm;
    }

    /** @throws IllegalArgumentException if it is no such export */
    public static Imported read(String export) {
        JsonObject realm;
        try {
            realm = JsonText.read(export);
        } catch (JsonException e) {
            throw new IllegalArgumentException("This is not the export of a realm: " + e.getMessage(), e);
        }
        if (!realm.containsKey("realm") || !realm.containsKey("clients")) {
            throw new IllegalArgumentException("This is not the export of one realm: it has no \"realm\" or no \"clients\".");
        }
        return new Keycloak(realm).all();
    }

    private Imported all() {
        imported.scope(said("standard", "openid"));
        scopes.add("openid");
        objects(realm, "clientScopes").forEach(this::scope);
        objects(realm, "clients").filter(client -> !BUILT_IN.contains(client.getString("clientId", ""))).forEach(this::client);
        objects(realm, "users").forEach(user -> new KeycloakUser(user, imported).add());
        ELSEWHERE.forEach((name, what) -> {
            if (realm.get(name) instanceof JsonArray array && !array.isEmpty()) {
                imported.remark("realm", what + " are not carried over: " + array.size());
            }
        });
        imported.remark("realm",
                "Keycloak adds the default scopes of a client to what it asks for; here an application gets what it asks for");
        return imported;
    }

    private void scope(JsonObject scope) {
        var keycloak = new KeycloakScope(scope, imported);
        if (keycloak.add()) {
            scopes.add(scope.getString("name"));
        }
    }

    private void client(JsonObject client) {
        new KeycloakClient(client, realm.getInt("accessTokenLifespan", 300), scopes, imported).add();
    }

    static Stream<JsonObject> objects(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array ? array.stream().map(JsonValue::asJsonObject) : Stream.of();
    }

    static List<String> texts(JsonObject in, String name) {
        return in.get(name) instanceof JsonArray array
                ? array.stream().map(text -> ((JsonString) text).getString()).toList() : List.of();
    }

    static JsonObject object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }
}

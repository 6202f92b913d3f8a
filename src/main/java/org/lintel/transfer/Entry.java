package org.lintel.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.file.WrittenEntries;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.json.StoredJson;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.GivenPassword;
import org.lintel.model.LocalUser;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.model.Secret;

/**
 * A client, user, scope, API resource or operator between file and row.
 *
 * @param said what a file says of it
 * @param data what is in its row's JSON
 * @param user with password or hash, if it is one
 */
record Entry(Kind kind, String id, boolean enabled, Map<String, Object> said, String data, Set<String> origins,
        @Nullable LocalUser user) {

    private static final String PREFERRED = "preferred_username";

    /** Of a user without a password, who has to have something here. */
    static final String NO_PASSWORD = "none";

    /** @param sealed how a sealed secret is written, by the client's id */
    static Entry of(Client client, BiFunction<String, Secret, Object> sealed) {
        Map<String, Object> said = WrittenEntries.client(client);
        if (said.get("clientSecrets") instanceof List<?> secrets) {
            said.put("clientSecrets", secrets.stream().map(secret -> written(client, (Map<?, ?>) secret, sealed)).toList());
        }
        return new Entry(Kind.CLIENTS, client.clientId(), client.enabled(), said, data(Kind.CLIENTS, client), client.allowedCorsOrigins(),
                null);
    }

    private static Map<?, ?> written(Client client, Map<?, ?> secret, BiFunction<String, Secret, Object> sealed) {
        if (!(secret.get("sealed") instanceof String text)) {
            return secret;
        }
        var changed = new LinkedHashMap<Object, Object>(secret);
        changed.put("sealed", sealed.apply(client.clientId(), new Secret(null, text, null, null)));
        return changed;
    }

    static Entry of(LocalUser user) {
        return new Entry(Kind.USERS, user.subject(), user.enabled(), WrittenEntries.user(user),
                JsonText.write(user.user().claims().values()), Set.of(), user);
    }

    static Entry of(Scope scope) {
        return new Entry(Kind.SCOPES, scope.name(), scope.enabled(), WrittenEntries.scope(scope), data(Kind.SCOPES, scope), Set.of(), null);
    }

    static Entry of(ApiResource resource) {
        return new Entry(Kind.API_RESOURCES, resource.name(), resource.enabled(), WrittenEntries.apiResource(resource),
                data(Kind.API_RESOURCES, resource), Set.of(), null);
    }

    static Entry of(Appointment operator) {
        return new Entry(Kind.OPERATORS, operator.subject(), operator.enabled(), WrittenEntries.operator(operator),
                data(Kind.OPERATORS, operator), Set.of(), null);
    }

    /** @param sealed how a sealed secret of a client is written */
    static Entry of(Kind kind, Row row, BiFunction<String, Secret, Object> sealed) {
        Record record = record(kind, row);
        return switch (kind) {
            case CLIENTS -> of((Client) record, sealed);
            case SCOPES -> of((Scope) record);
            case API_RESOURCES -> of((ApiResource) record);
            case OPERATORS -> of((Appointment) record);
            case USERS -> of((LocalUser) record);
        };
    }

    /** What the row holds. */
    static Record record(Kind kind, Row row) {
        JsonObject data = JsonText.read(row.data());
        JsonObject json = JsonText.without(data, kind.columns);
        return switch (kind) {
            case CLIENTS -> StoredJson.read(Client.class, json, Client.builder(row.id()).enabled(row.enabled())
                    .allowedCorsOrigins(row.origins().toArray(String[]::new)).build(), "client " + row.id());
            case SCOPES -> StoredJson.read(Scope.class, json, Scope.resource(row.id()).enabled(row.enabled()).build(),
                    "scope " + row.id());
            case API_RESOURCES -> StoredJson.read(ApiResource.class, json, ApiResource.builder(row.id()).enabled(row.enabled()).build(),
                    "API resource " + row.id());
            case OPERATORS -> appointment(row);
            case USERS -> user(row, data);
        };
    }

    static Appointment appointment(Row row) {
        JsonObject json = JsonText.without(JsonText.read(row.data()), Kind.OPERATORS.columns);
        return StoredJson.read(Appointment.class, json, new Appointment(row.id(), row.enabled(), Set.of(Role.AUDITOR), Set.of()),
                "operator " + row.id());
    }

    private static LocalUser user(Row row, JsonObject data) {
        Map<String, Object> claims = JsonText.plain(data);
        claims.remove(PREFERRED, row.username());
        GivenPassword given = row.password() == null ? new GivenPassword(NO_PASSWORD, null) : row.password();
        return LocalUser.builder(row.id()).username(String.valueOf(row.username())).passwordHash(given.hash())
                .temporaryUntil(given.until()).enabled(row.enabled()).claims(new Claims(claims)).build();
    }

    private static String data(Kind kind, Record entry) {
        Map<String, Object> json = RecordJson.write(entry);
        json.keySet().removeAll(kind.columns);
        return JsonText.write(json);
    }
}

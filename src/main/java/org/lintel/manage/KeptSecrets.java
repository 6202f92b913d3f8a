package org.lintel.manage;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.json.RecordJson;
import org.lintel.model.Client;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.Secret;
import org.lintel.secret.SealedSecrets;

/** The secrets for which only {@link ManagedSecrets names} stand in a configuration that somebody sends. */
@ApplicationScoped
public class KeptSecrets {

    private static final String SEALED = "sealed";
    private static final String ID = "id";

    @Inject
    Clients clients;

    @Inject
    Scopes scopes;

    @Inject
    ApiResources apiResources;

    @Inject
    SealedSecrets sealedSecrets;

    /**
     * The configuration with the secrets themselves, as a file would have it. Those of an entry that is not here stay behind.
     *
     * @throws ManagementException if an entry that is here has no secret of that name
     */
    JsonObject completed(JsonObject sent) {
        JsonObjectBuilder completed = Json.createObjectBuilder(sent);
        complete(completed, sent, "clients", clients);
        complete(completed, sent, "scopes", scopes);
        complete(completed, sent, "apiResources", apiResources);
        return completed.build();
    }

    private void complete(JsonObjectBuilder completed, JsonObject sent, String list, SecretRegistry<?> registry) {
        if (sent.get(list) instanceof JsonArray entries) {
            var all = Json.createArrayBuilder();
            entries.forEach(entry -> all.add(named(entry, registry) ? completed(entry.asJsonObject(), registry) : entry));
            completed.add(list, all);
        }
    }

    /** Whether there is a name instead of a secret. */
    private static boolean named(JsonValue entry, SecretRegistry<?> registry) {
        return entry instanceof JsonObject object && object.get(registry.secrets()) instanceof JsonArray secrets
                && secrets.stream().anyMatch(KeptSecrets::isName);
    }

    private static boolean isName(JsonValue secret) {
        return secret instanceof JsonObject object && object.containsKey(ID);
    }

    private <T extends Record> JsonObject completed(JsonObject entry, SecretRegistry<T> registry) {
        JsonArray named = entry.getJsonArray(registry.secrets());
        Optional<DirectoryEntry<T>> here = registry.here(entry);
        var secrets = Json.createArrayBuilder();
        if (here.isPresent()) {
            JsonArray whole = ManagedSecrets.resolved(entry, RecordJson.write(here.get().value())).getJsonArray(registry.secrets());
            for (int i = 0; i < whole.size(); i++) {
                secrets.add(isName(named.get(i)) ? opened(whole.getJsonObject(i), here.get().value()) : whole.get(i));
            }
        } else {
            named.stream().filter(secret -> !isName(secret)).forEach(secrets::add);
        }
        return Json.createObjectBuilder(entry).add(registry.secrets(), secrets).build();
    }

    /** A file has in plain text what is kept sealed. */
    private JsonObject opened(JsonObject secret, Record holder) {
        if (!(secret.get(SEALED) instanceof JsonString text && holder instanceof Client client)) {
            return secret;
        }
        byte[] plain = sealedSecrets.open(client.clientId(), new Secret(null, text.getString(), null, null))
                .orElseThrow(() -> new ManagementException(ManagementException.Reason.INVALID,
                        "A sealed secret of " + client.clientId() + " cannot be opened: the server key is another one."));
        return Json.createObjectBuilder(secret).add(SEALED, new String(plain, StandardCharsets.UTF_8)).build();
    }
}

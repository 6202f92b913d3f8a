package org.lintel.manage;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.lintel.file.Entries;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.Secret;
import org.lintel.secret.Handles;
import org.lintel.spi.ClientDirectory;
import org.lintel.spi.Directory;

/** The applications that may ask for tokens. */
@ApplicationScoped
public class Clients extends Registry<Client> {

    @Inject
    Instance<ClientDirectory> store;

    @Inject
    Entries entries;

    public Clients() {
        super(Area.CLIENTS, "client", "clientId");
    }

    @Override
    Optional<Directory<Client>> directory() {
        return store.stream().findFirst().map(ClientDirectory::clients);
    }

    @Override
    Client read(JsonObject object, String path) {
        return entries.sealedClient(object, path);
    }

    @Override
    String idOf(Client value) {
        return value.clientId();
    }

    @Override
    JsonObject sealed(JsonObject body) {
        return entries.sealed(body, "client");
    }

    /**
     * Gives the client one more secret, which is told here and never again.
     *
     * @param terms {@code description} and {@code expiration}, as of any secret; both may be missing
     */
    public NewSecret addSecret(Operator who, String id, JsonObject terms, long version) {
        who.writing(Area.CLIENTS);
        String secret = Handles.create();
        JsonObject added = Json.createObjectBuilder(terms).add("value", Secret.sha256(secret).value()).build();
        JsonObject client = JsonText.read(JsonText.write(find(who, id).members()));
        JsonArray secrets = Json.createArrayBuilder(client.getJsonArray("clientSecrets")).add(added).build();
        return new NewSecret(secret, replace(who, id, Json.createObjectBuilder(client).add("clientSecrets", secrets).build(), version));
    }

    /**
     * A secret that was made.
     *
     * @param secret in plain text
     * @param client that has it now
     */
    public record NewSecret(String secret, Entry client) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "NewSecret of " + client.id();
        }
    }
}

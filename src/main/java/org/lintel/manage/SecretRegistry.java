package org.lintel.manage;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.lintel.json.JsonText;
import org.lintel.model.Secret;
import org.lintel.secret.Handles;

/**
 * A list of what may authenticate itself by secrets.
 *
 * @param <T> what is listed
 */
public abstract class SecretRegistry<T extends Record> extends Registry<T> {

    private final String secrets;

    /** @param secrets the member that has the secrets */
    SecretRegistry(Area area, String thing, String idName, String secrets) {
        super(area, thing, idName);
        this.secrets = secrets;
    }

    /** The member that has the secrets. */
    String secrets() {
        return secrets;
    }

    /**
     * Gives one more secret, which is told here and never again.
     *
     * @param terms {@code description} and {@code expiration}, as of any secret; both may be missing
     */
    public NewSecret addSecret(Operator who, String id, JsonObject terms, long version) {
        writing(who, id);
        String secret = Handles.create();
        JsonObject added = Json.createObjectBuilder(terms).add("value", Secret.sha256(secret).value()).build();
        JsonObject holder = JsonText.read(JsonText.write(find(who, id).members()));
        JsonArray all = Json.createArrayBuilder(holder.getJsonArray(secrets)).add(added).build();
        return new NewSecret(secret, replace(who, id, Json.createObjectBuilder(holder).add(secrets, all).build(), version));
    }

    /**
     * A secret that was made.
     *
     * @param secret in plain text
     * @param holder that has it now
     */
    public record NewSecret(String secret, Entry holder) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "NewSecret of " + holder.id();
        }
    }
}

package org.lintel.file;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.lintel.json.RecordJson;
import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Role;
import org.lintel.model.Scope;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.SealedSecrets;

/**
 * Reads single entries as they stand in the configuration file: a client, a user, a scope, an API resource, an operator. Whoever else takes
 * such an entry from an operator reads it here, so that the same is right and wrong everywhere.
 *
 * <p>Each method throws {@link IllegalArgumentException} if an entry is wrong; its message begins with the path of what is wrong, such as
 * {@code clients[0].redirectUris}.
 */
@ApplicationScoped
public class Entries {

    /** Those that are called by their name alone. */
    static final List<Scope> STANDARD = Stream.concat(Scope.STANDARD.stream(), Scope.MANAGEMENT.stream()).toList();

    @Inject
    SealedSecrets sealedSecrets;

    /** Outside a server. */
    public static Entries of(SealedSecrets sealedSecrets) {
        var entries = new Entries();
        entries.sealedSecrets = sealedSecrets;
        return entries;
    }

    /** A client; its secrets that are to be kept {@code sealed} come as they are and are sealed here. */
    public Client client(JsonObject unsealed, String path) {
        return sealedClient(sealed(unsealed, path), path);
    }

    /** A client whose {@code sealed} secrets are sealed already. */
    public Client sealedClient(JsonObject object, String path) {
        Client client = RecordJson.read(Client.class, object, Client.builder("template").build(), path, "clientId");
        // defaults that depend on other values are known only now: the name is the id, the idp claim depends on the grants
        return RecordJson.read(Client.class, object, usual(client), path);
    }

    /** A client of this id, with these grants, of which nothing else is said. */
    static Client usual(Client client) {
        return Client.builder(client.clientId()).allowedGrantTypes(client.allowedGrantTypes().toArray(String[]::new)).build();
    }

    /** The operator has a secret itself that is to be kept sealed, by reference best; nothing else ever sees it. */
    public JsonObject sealed(JsonObject client, String path) {
        if (!(client.get("clientSecrets") instanceof JsonArray secrets)) {
            return client;
        }
        var changed = Json.createArrayBuilder();
        for (JsonObject secret : secrets.getValuesAs(JsonObject.class)) {
            try {
                changed.add(!secret.containsKey("sealed") ? secret : Json.createObjectBuilder(secret)
                        .add("sealed", sealedSecrets.seal(client.getString("clientId", ""), secret.getString("sealed"))).build());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(path + ": " + e.getMessage());
            }
        }
        return Json.createObjectBuilder(client).add("clientSecrets", changed).build();
    }

    /** A user, who has either a {@code password} or a {@code passwordHash}. */
    public LocalUser user(JsonObject object, String path) {
        boolean hashed = object.containsKey("passwordHash");
        LocalUser.Builder template = LocalUser.builder("template").username("template");
        // the password of the template is never used: the entry must have one of the two
        LocalUser user = RecordJson.read(LocalUser.class, object,
                (hashed ? template.passwordHash("template") : template.password("template")).build(), path,
                "subject", "username", hashed ? "passwordHash" : "password");
        if (hashed && !Argon2Passwords.reads(user.passwordHash())) {
            throw new IllegalArgumentException(path + ".passwordHash is in no format that Lintel reads");
        }
        return user;
    }

    /** Either a scope, of kind "resource" if nothing is said, or {@code {"standard": "profile"}}. */
    public Scope scope(JsonObject object, String path) {
        if (object.containsKey("standard")) {
            String name = object.getString("standard", "");
            Scope scope = STANDARD.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
            if (scope == null || object.size() > 1) {
                throw new IllegalArgumentException(path + ": standard is one of "
                        + STANDARD.stream().map(Scope::name).collect(Collectors.joining(", ")) + " and stands alone");
            }
            return scope;
        }
        return RecordJson.read(Scope.class, object, Scope.resource("template").build(), path, "name");
    }

    public ApiResource apiResource(JsonObject object, String path) {
        return RecordJson.read(ApiResource.class, object, ApiResource.builder("template").build(), path, "name");
    }

    /** A user who is an operator; the roles of the template are never used. */
    public Appointment operator(JsonObject object, String path) {
        return RecordJson.read(Appointment.class, object, Appointment.of("template", Role.AUDITOR), path, "subject", "roles");
    }
}

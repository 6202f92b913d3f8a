package org.lintel.manage;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.file.Entries;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.DirectoryQuery;
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

    /** An owner has few. */
    @Override
    public Page<Entry> page(Operator who, DirectoryQuery query) {
        if (who.rights().reads().contains(Area.CLIENTS) || who.rights().clients().isEmpty()) {
            return super.page(who, query);
        }
        List<Entry> own = who.rights().clients().stream().filter(query::takes).sorted().limit(query.limit())
                .flatMap(id -> known(id).stream()).toList();
        return Page.of(own, query.limit(), Entry::id);
    }

    @Override
    void reading(Operator who, String id) {
        if (!who.owns(id)) {
            super.reading(who, id);
        }
    }

    @Override
    void writing(Operator who, String id) {
        if (!who.owns(id)) {
            super.writing(who, id);
        }
    }

    /** Nobody gives a client more than they may do themselves, or changes one that may do more. */
    @Override
    void permit(Operator who, @Nullable Client before, @Nullable Client after) {
        Rights management = Rights.of(Stream.of(before, after).filter(Objects::nonNull)
                .flatMap(client -> client.allowedScopes().stream()).toList());
        if (!who.rights().cover(management)) {
            throw ManagementException.forbidden("The client may manage more than you may do yourself.");
        }
        if (!who.rights().writes().contains(Area.CLIENTS) && !WhatItMayDo.of(before).equals(WhatItMayDo.of(after))) {
            throw ManagementException.forbidden("What a client may do is for administrators to change: " + WhatItMayDo.NAMES + ".");
        }
    }

    /** What an owner does not decide. */
    private record WhatItMayDo(boolean enabled, Set<String> allowedGrantTypes, Set<String> allowedScopes, boolean allowAccessToAllScopes,
            boolean requireConsent) {

        private static final String NAMES = Stream.of(WhatItMayDo.class.getRecordComponents()).map(RecordComponent::getName)
                .collect(Collectors.joining(", "));

        static WhatItMayDo of(Client client) {
            return new WhatItMayDo(client.enabled(), client.allowedGrantTypes(), client.allowedScopes(), client.allowAccessToAllScopes(),
                    client.consent().requireConsent());
        }
    }

    /**
     * Gives the client one more secret, which is told here and never again.
     *
     * @param terms {@code description} and {@code expiration}, as of any secret; both may be missing
     */
    public NewSecret addSecret(Operator who, String id, JsonObject terms, long version) {
        writing(who, id);
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

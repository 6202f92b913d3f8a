package org.lintel.manage;

import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.file.Entries;
import org.lintel.model.Client;
import org.lintel.model.DirectoryQuery;
import org.lintel.model.Scope;
import org.lintel.spi.ClientDirectory;
import org.lintel.spi.Directory;

/** The applications that may ask for tokens. */
@ApplicationScoped
public class Clients extends SecretRegistry<Client> {

    private static final int LOOKED_AT = 10_000;

    @Inject
    Instance<ClientDirectory> store;

    @Inject
    Entries entries;

    public Clients() {
        super(Area.CLIENTS, "client", "clientId", "clientSecrets");
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

    /**
     * How many applications may ask for one of these scopes, among the first {@value #LOOKED_AT}: a number for people, before a scope goes.
     *
     * @param scopes their names
     */
    public Tally mayAskFor(Operator who, Set<String> scopes) {
        who.reading(Area.CLIENTS);
        List<Client> some = all().limit(LOOKED_AT + 1).toList();
        int among = Math.min(some.size(), LOOKED_AT);
        return new Tally((int) some.stream().limit(among).filter(client -> mayAskFor(client, scopes)).count(), among,
                some.size() > among);
    }

    private static boolean mayAskFor(Client client, Set<String> scopes) {
        return client.allowAccessToAllScopes() && !scopes.stream().allMatch(name -> name.startsWith(Scope.MANAGEMENT_PREFIX))
                || !Collections.disjoint(client.allowedScopes(), scopes);
    }

    /**
     * How many clients do so.
     *
     * @param among so many that were looked at
     * @param more  whether there may be others that were not
     */
    public record Tally(int count, int among, boolean more) {
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
}

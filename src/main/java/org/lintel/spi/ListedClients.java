package org.lintel.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.lintel.model.Client;

/** Clients from a list. */
final class ListedClients implements ClientStore {

    private final Map<String, Client> byId;
    private final Set<String> origins;

    ListedClients(Collection<Client> clients) {
        byId = Index.unique("clients", "clientId", clients, Client::clientId);
        origins = clients.stream().filter(Client::enabled).flatMap(client -> client.allowedCorsOrigins().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Client> find(String clientId) {
        return Optional.ofNullable(byId.get(clientId));
    }

    @Override
    public boolean allowsOrigin(String origin) {
        return origins.contains(origin);
    }
}

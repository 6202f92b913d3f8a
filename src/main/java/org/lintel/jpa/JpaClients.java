package org.lintel.jpa;

import java.time.Duration;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.lintel.model.Client;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ClientStore;

/** Clients in the database, kept in memory for a few seconds: what changes is seen by every node soon. */
@ApplicationScoped
@Reserve("jpa")
public class JpaClients implements ClientStore {

    static final Duration MEMORY = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    @Inject
    Database database;

    private LoadingCache<String, Optional<Client>> clients;
    private LoadingCache<String, Boolean> origins;

    @PostConstruct
    void begin() {
        clients = Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build(this::read);
        origins = Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(MOST).build(this::isAllowed);
    }

    @Override
    public Optional<Client> find(String clientId) {
        return Text.storable(clientId) ? clients.get(clientId) : Optional.empty();
    }

    @Override
    public boolean allowsOrigin(String origin) {
        return Text.storable(origin) && origins.get(origin);
    }

    private Optional<Client> read(String clientId) {
        return database.read(entities -> Optional.ofNullable(entities.find(ClientRow.class, clientId)).map(ClientRow::client));
    }

    private boolean isAllowed(String origin) {
        return database.read(entities -> entities.createQuery(
                "select count(c) from ClientRow c join c.origins o where o = :origin and c.enabled = true", Long.class)
                .setParameter("origin", origin).getSingleResult()) > 0;
    }
}

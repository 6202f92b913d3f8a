package org.lintel.jpa;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.lintel.model.Client;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ClientStore;

/** Clients in the database, kept in memory for a few seconds: what changes is seen by every node soon. */
@ApplicationScoped
@Reserve("jpa")
public class JpaClients implements ClientStore {

    @Inject
    Database database;

    private LoadingCache<String, Optional<Client>> clients;
    private LoadingCache<String, Boolean> origins;
    /** For as long as the database is away: what browsers may read of the answers that need no database. */
    private Cache<String, Boolean> lastKnown;

    @PostConstruct
    void begin() {
        clients = CachedRead.of(this::read);
        origins = CachedRead.of(this::isAllowed);
        lastKnown = Caffeine.newBuilder().maximumSize(CachedRead.MOST).build();
    }

    @Override
    public Optional<Client> find(String clientId) {
        return StorableText.storable(clientId) ? clients.get(clientId) : Optional.empty();
    }

    @Override
    public boolean allowsOrigin(String origin) {
        if (!StorableText.storable(origin)) {
            return false;
        }
        try {
            boolean allowed = origins.get(origin);
            lastKnown.put(origin, allowed);
            return allowed;
        } catch (UnavailableException e) {
            return Boolean.TRUE.equals(lastKnown.getIfPresent(origin));
        }
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

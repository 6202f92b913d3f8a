package org.lintel.jpa;

import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.lintel.config.Issuer;
import org.lintel.model.Client;
import org.lintel.model.UnavailableException;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ClientDirectory;
import org.lintel.spi.Directory;

/** Clients in the database, kept in memory for a few seconds: what changes is seen by every node soon. */
@ApplicationScoped
@Reserve("jpa")
public class JpaClients implements ClientDirectory {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    private LoadingCache<RowId, Optional<Client>> clients;
    private LoadingCache<RowId, Boolean> origins;
    /** For when the database is away: which origins may read the answers that need no database. */
    private Cache<RowId, Boolean> lastKnown;
    private Directory<Client> directory;

    @PostConstruct
    void begin() {
        clients = CachedRead.of(this::read);
        origins = CachedRead.of(this::isAllowed);
        lastKnown = Caffeine.newBuilder().maximumSize(CachedRead.MOST).build();
        directory = new JpaDirectory<>(database, issuer, ClientRow.class, "left join fetch r.origins", Client::clientId, ClientRow::new,
                JpaDirectory.Changes.forget(this::forget));
    }

    /** What is remembered: something has changed. */
    void forget() {
        clients.invalidateAll();
        origins.invalidateAll();
    }

    @Override
    public Optional<Client> find(String clientId) {
        return StorableText.storable(clientId) ? clients.get(id(clientId)) : Optional.empty();
    }

    @Override
    public boolean allowsOrigin(String origin) {
        if (!StorableText.storable(origin)) {
            return false;
        }
        try {
            boolean allowed = origins.get(id(origin));
            lastKnown.put(id(origin), allowed);
            return allowed;
        } catch (UnavailableException e) {
            return Boolean.TRUE.equals(lastKnown.getIfPresent(id(origin)));
        }
    }

    @Override
    public Directory<Client> clients() {
        return directory;
    }

    private RowId id(String name) {
        return new RowId(name, issuer.value());
    }

    private Optional<Client> read(RowId id) {
        return database.committed(entities -> Optional.ofNullable(entities.find(ClientRow.class, id)).map(ClientRow::entry));
    }

    private boolean isAllowed(RowId origin) {
        return database.committed(entities -> entities.createQuery(
                "select count(c.id) from ClientRow c join c.origins o where o = :origin and c.issuer = :issuer and c.enabled = true",
                Long.class)
                .setParameter("origin", origin.id).setParameter("issuer", origin.issuer).getSingleResult()) > 0;
    }
}

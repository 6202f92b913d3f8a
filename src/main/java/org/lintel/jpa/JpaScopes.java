package org.lintel.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import com.github.benmanes.caffeine.cache.LoadingCache;
import org.lintel.config.Issuer;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;
import org.lintel.plugin.Reserve;
import org.lintel.spi.Directory;
import org.lintel.spi.ScopeDirectory;
import org.lintel.spi.ScopeStore;

/** Scopes and API resources in the database: few enough to keep all of them in memory for a few seconds. */
@ApplicationScoped
@Reserve("jpa")
public class JpaScopes implements ScopeDirectory {

    @Inject
    Database database;

    @Inject
    Issuer issuer;

    /** By issuer. */
    private LoadingCache<String, ScopeStore> listed;
    private Directory<Scope> scopes;
    private Directory<ApiResource> apiResources;

    @PostConstruct
    void begin() {
        listed = CachedRead.of(owner -> database.committed(entities -> all(entities, owner)));
        scopes = new JpaDirectory<>(database, issuer, ScopeRow.class, "", Scope::name, ScopeRow::new,
                JpaDirectory.Changes.forget(this::forget));
        apiResources = new JpaDirectory<>(database, issuer, ApiResourceRow.class, "", ApiResource::name, ApiResourceRow::new,
                JpaDirectory.Changes.forget(this::forget));
    }

    /** What is remembered: something has changed. */
    void forget() {
        listed.invalidateAll();
    }

    @Override
    public List<Scope> find(Collection<String> names) {
        return listed().find(names);
    }

    @Override
    public List<Scope> all() {
        return listed().all();
    }

    @Override
    public List<ApiResource> resources(Collection<String> scopeNames) {
        return listed().resources(scopeNames);
    }

    @Override
    public Optional<ApiResource> findResource(String name) {
        return listed().findResource(name);
    }

    private ScopeStore listed() {
        return listed.get(issuer.value());
    }

    @Override
    public Directory<Scope> scopes() {
        return scopes;
    }

    @Override
    public Directory<ApiResource> apiResources() {
        return apiResources;
    }

    private static ScopeStore all(EntityManager entities, String issuer) {
        return ScopeStore.of(
                entities.createQuery("select s from ScopeRow s where s.issuer = :issuer order by s.sort, s.id", ScopeRow.class)
                        .setParameter("issuer", issuer).getResultStream().map(ScopeRow::entry).toList(),
                entities.createQuery("select r from ApiResourceRow r where r.issuer = :issuer order by r.sort, r.id", ApiResourceRow.class)
                        .setParameter("issuer", issuer).getResultStream().map(ApiResourceRow::entry).toList());
    }
}

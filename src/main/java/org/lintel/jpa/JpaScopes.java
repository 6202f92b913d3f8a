package org.lintel.jpa;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import com.github.benmanes.caffeine.cache.LoadingCache;
import org.lintel.model.ApiResource;
import org.lintel.model.Scope;
import org.lintel.plugin.Reserve;
import org.lintel.spi.ScopeStore;

/** Scopes and API resources in the database: few enough to keep all of them in memory for a few seconds. */
@ApplicationScoped
@Reserve("jpa")
public class JpaScopes implements ScopeStore {

    @Inject
    Database database;

    private LoadingCache<String, ScopeStore> listed;

    @PostConstruct
    void begin() {
        listed = CachedRead.of(all -> database.read(JpaScopes::all));
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
        return listed.get("all");
    }

    private static ScopeStore all(EntityManager entities) {
        return ScopeStore.of(
                entities.createQuery("select s from ScopeRow s order by s.sort, s.name", ScopeRow.class).getResultStream()
                        .map(ScopeRow::scope).toList(),
                entities.createQuery("select r from ApiResourceRow r order by r.sort, r.name", ApiResourceRow.class).getResultStream()
                        .map(ApiResourceRow::resource).toList());
    }
}

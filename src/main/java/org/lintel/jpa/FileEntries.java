package org.lintel.jpa;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.lintel.config.Settings;
import org.lintel.file.ConfigurationFile;
import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.plugin.PlacesReport;
import org.lintel.spi.ClientStore;
import org.lintel.spi.Passwords;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;

/**
 * Takes what the configuration file lists over into the database: new entries, changed ones, and it forgets what the file listed once and
 * does not any more. All of it or nothing; what others own is left alone. Without a file nothing happens.
 */
@ApplicationScoped
public class FileEntries {

    @Inject
    Settings settings;

    @Inject
    ConfigurationFile file;

    @Inject
    Passwords passwords;

    @Inject
    PlacesReport places;

    void reconcile(EntityManagerFactory entityManagers) {
        if (settings.configuration().isPresent()) {
            try {
                Database.inTransaction(entityManagers, entities -> {
                    ClusterLock.await(entities, "configuration");
                    reconcile(entities);
                    return null;
                });
            } catch (IllegalArgumentException e) {
                throw file.wrong(e.getMessage());
            }
        }
    }

    private void reconcile(EntityManager entities) {
        if (inDatabase(ClientStore.class)) {
            reconcile(entities, ClientRow.class, "clients", file.clients(), Client::clientId, ClientRow::new);
        }
        if (inDatabase(UserStore.class)) {
            reconcile(entities, UserRow.class, "users", hashed(entities, file.users()), LocalUser::subject, UserRow::new);
        }
        if (inDatabase(ScopeStore.class)) {
            reconcile(entities, ScopeRow.class, "scopes", file.scopes(), Scope::name, ScopeRow::new);
            reconcile(entities, ApiResourceRow.class, "apiResources", file.apiResources(), ApiResource::name, ApiResourceRow::new);
        }
    }

    List<LocalUser> hashed(EntityManager entities, List<LocalUser> users) {
        return users.stream().map(user -> hashed(user, entities.find(UserRow.class, user.subject()))).toList();
    }

    /** The hash of a password that is the same stays the same: the user may have changed it since. */
    private LocalUser hashed(LocalUser user, UserRow known) {
        if (user.passwordHash() != null) {
            return user;
        }
        boolean same = known != null && known.listed != null && passwords.check(user.password(), known.listed).right();
        return new LocalUser(user.subject(), user.username(), null, same ? known.listed : passwords.hash(user.password()), user.enabled(),
                user.claims());
    }

    private boolean inDatabase(Class<?> place) {
        return places.builtIn(place).filter("jpa"::equals).isPresent();
    }

    /**
     * Makes the rows that the file owns those of these entries.
     *
     * @param list what the file calls them
     * @throws IllegalArgumentException if somebody else owns a row of such an entry
     */
    static <T, R extends ListedRow<T>> void reconcile(EntityManager entities, Class<R> type, String list, List<T> entries,
            Function<T, String> id, Function<String, R> create) {
        var rows = entities.createQuery("select r from " + type.getSimpleName() + " r", type).getResultStream()
                .collect(Collectors.toMap(ListedRow::id, Function.identity()));
        var listed = entries.stream().map(id).collect(Collectors.toSet());
        rows.values().stream().filter(row -> ListedRow.FILE.equals(row.owner) && !listed.contains(row.id())).forEach(entities::remove);
        // what is unique in a row that goes may be in one that comes
        entities.flush();
        for (int i = 0; i < entries.size(); i++) {
            R row = rows.get(id.apply(entries.get(i)));
            if (row == null) {
                row = create.apply(id.apply(entries.get(i)));
                row.owner = ListedRow.FILE;
            } else if (!Objects.equals(row.owner, ListedRow.FILE)) {
                throw new IllegalArgumentException(
                        list + "[" + i + "]: \"" + row.id() + "\" is in the database already, and not from this file");
            }
            row.sort = i;
            row.take(entries.get(i));
            entities.persist(row);
        }
    }
}

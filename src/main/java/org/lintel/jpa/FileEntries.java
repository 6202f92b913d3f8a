package org.lintel.jpa;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

import org.lintel.config.ConfigurationException;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationFile;
import org.lintel.file.FileChanges;
import org.lintel.jpa.ListedPasswords.Known;
import org.lintel.plugin.PlacesReport;
import org.lintel.spi.AuditLog;
import org.lintel.spi.ClientStore;
import org.lintel.spi.OperatorStore;
import org.lintel.spi.ScopeStore;
import org.lintel.spi.UserStore;
import org.lintel.transfer.EndingRows;

/**
 * Takes what the configuration file lists over into the database: new entries, changed ones, and it forgets what the file listed once and
 * does not any more. All of it or nothing; what others own is left alone. Without a file nothing happens. So at start, and again when the
 * file has changed.
 */
@ApplicationScoped
public class FileEntries {

    @Inject
    Settings settings;

    @Inject
    ConfigurationFile file;

    @Inject
    ListedPasswords passwords;

    @Inject
    PlacesReport places;

    @Inject
    Endings endings;

    @Inject
    Issuer issuer;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** At start. */
    void reconcile(EntityManagerFactory entityManagers) {
        if (!settings.configuration().isEmpty()) {
            try {
                reconcile(entityManagers, file.now());
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(Setting.CONFIGURATION, e.getMessage());
            }
        }
    }

    /**
     * What takes long, the hashes, is made before it is this node's turn; and again if another node was at the users meanwhile.
     *
     * @throws IllegalArgumentException if it cannot be taken over
     */
    void reconcile(EntityManagerFactory entityManagers, Configuration said) {
        boolean done = false;
        while (!done) {
            Map<String, Known> known = inDatabase(UserStore.class) ? OwnTransaction.in(entityManagers, passwords::known) : Map.of();
            List<HashedUser> users = inDatabase(UserStore.class) ? passwords.hashed(said.users(), known) : List.of();
            try {
                done = OwnTransaction.untilNoneCollides(() -> once(entityManagers, said, users, known));
            } catch (IllegalArgumentException e) {
                throw said.wrong(e.getMessage());
            }
        }
    }

    /** What has changed is in the audit log in the same transaction, if that is in the database; once, whoever else starts now. */
    private boolean once(EntityManagerFactory entityManagers, Configuration said, List<HashedUser> users, Map<String, Known> known) {
        var changes = new FileChanges(clock.instant());
        boolean done;
        try {
            done = OwnTransaction.in(entityManagers, entities -> {
                boolean taken = reconcile(entities, said, users, known, changes);
                if (inDatabase(AuditLog.class) && !changes.records().isEmpty()) {
                    JpaAuditLog.append(entities, issuer.value(), changes.records());
                }
                return taken;
            });
        } catch (RuntimeException e) {
            throw OwnTransaction.meaning(e);
        }
        if (!inDatabase(AuditLog.class) && !changes.records().isEmpty()) {
            audit.append(changes.records());
        }
        return done;
    }

    /** Whether the hashes are of what is known now. */
    private boolean reconcile(EntityManager entities, Configuration said, List<HashedUser> users, Map<String, Known> known,
            FileChanges changes) {
        ClusterLock.await(entities, "configuration");
        if (inDatabase(UserStore.class)) {
            if (!passwords.known(entities).equals(known)) {
                return false;
            }
            reconcile(entities, issuer.value(), Listing.USERS, users, changes);
            endings.note(entities, EndingRows.Kind.USER, changes.known());
        }
        if (inDatabase(ClientStore.class)) {
            reconcile(entities, issuer.value(), Listing.CLIENTS, said.clients(), changes);
        }
        if (inDatabase(ScopeStore.class)) {
            reconcile(entities, issuer.value(), Listing.SCOPES, said.scopes(), changes);
            reconcile(entities, issuer.value(), Listing.API_RESOURCES, said.apiResources(), changes);
        }
        if (inDatabase(OperatorStore.class)) {
            reconcile(entities, issuer.value(), Listing.OPERATORS, said.operators(), changes);
        }
        return true;
    }

    private boolean inDatabase(Class<?> place) {
        return places.builtIn(place).filter("jpa"::equals).isPresent();
    }

    /**
     * Makes the rows that the file owns those of these entries, and notes what changes. Others have very many rows: they are not read.
     *
     * @throws IllegalArgumentException if the row of such an entry is not the file's
     */
    static <T, R extends ListedRow<?>> void reconcile(EntityManager entities, String issuer, Listing<T, R> listing, List<T> entries,
            FileChanges changes) {
        Map<String, R> rows = listed(entities, issuer, listing.row());
        var listed = entries.stream().map(listing.id()).collect(Collectors.toSet());
        rows.values().stream().filter(row -> !listed.contains(row.id)).forEach(row -> {
            changes.note(listing.type(), row.id, listing.said().apply(row), null);
            entities.remove(row);
        });
        // what is unique in a row that goes may be in one that comes
        entities.flush();
        for (int i = 0; i < entries.size(); i++) {
            String id = listing.id().apply(entries.get(i));
            R row = rows.get(id);
            Record before = row == null ? null : listing.said().apply(row);
            if (row == null) {
                row = create(entities, listing, new RowId(id, issuer), i);
            }
            row.sort = i;
            listing.take().accept(row, entries.get(i));
            entities.persist(row);
            if (changes.note(listing.type(), id, before, listing.said().apply(row))) {
                row.version++;
            }
        }
    }

    private static <R extends ListedRow<?>> Map<String, R> listed(EntityManager entities, String issuer, Class<R> type) {
        return entities
                .createQuery("select r from " + type.getSimpleName() + " r where r.issuer = :issuer and r.owner = :file", type)
                .setParameter("issuer", issuer).setParameter("file", ListedRow.FILE).getResultStream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    private static <R extends ListedRow<?>> R create(EntityManager entities, Listing<?, R> listing, RowId key, int place) {
        if (entities.find(listing.row(), key) != null) {
            throw new IllegalArgumentException(
                    listing.name() + "[" + place + "]: \"" + key.id + "\" is in the database already, and not from this file");
        }
        R row = listing.create(key);
        row.owner = ListedRow.FILE;
        return row;
    }
}

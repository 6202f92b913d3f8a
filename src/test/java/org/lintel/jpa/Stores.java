package org.lintel.jpa;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.lintel.config.Configured;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.file.FileChanges;
import org.lintel.model.AuditRecord;
import org.lintel.model.LocalUser;
import org.lintel.plugin.PlacesReport;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.Keys;
import org.lintel.spi.Passwords;
import org.lintel.test.DatabaseServer;

/** The stores without a server, on EclipseLink. */
final class Stores {

    static final Passwords PASSWORDS = Argon2Passwords.ofDefaults();

    static final Issuer ISSUER = issuer();

    private static final Map<DatabaseServer, Database> SHARED = new EnumMap<>(DatabaseServer.class);

    private Stores() {
    }

    /** One database per product for all tests that can share one. */
    static synchronized Database on(DatabaseServer server) {
        return SHARED.computeIfAbsent(server, product -> {
            DatabaseServer.Database empty = product.database();
            return database(empty.url(), empty.user(), empty.password());
        });
    }

    /** Open, with the newest tables. */
    static Database database(String url, String user, String password) {
        try (Configured settings = Configured.with(Setting.DATABASE_URL, url).and(Setting.DATABASE_USER, user)
                .and(Setting.DATABASE_PASSWORD, password)) {
            Database database = unopened(settings.settings());
            database.read(entities -> entities);
            return database;
        }
    }

    static Database unopened(Settings settings) {
        var connections = new Connections();
        connections.settings = settings;
        var entries = new FileEntries();
        entries.settings = settings;
        entries.issuer = ISSUER;
        entries.endings = endings(null, settings);
        var unit = new PersistenceUnit();
        unit.settings = settings;
        unit.issuer = ISSUER;
        unit.connections = connections;
        unit.entries = entries;
        var database = new Database();
        database.unit = unit;
        database.places = new PlacesReport();
        database.clock = Clock.systemUTC();
        return database;
    }

    /** Of a node that asks the database each time. */
    static Endings endings() {
        try (Configured configured = Configured.with(Setting.REVOCATION_DELAY, "PT0S")) {
            return endings(null, configured.settings());
        }
    }

    /** Those of a node, which nobody reads until {@link Endings#run} is called. */
    static Endings endings(Database database, Settings settings) {
        var endings = new Endings();
        endings.database = database;
        endings.settings = settings;
        endings.issuer = ISSUER;
        endings.clock = Clock.systemUTC();
        endings.begin();
        return endings;
    }

    /** With hashed passwords. */
    static List<HashedUser> hashed(List<LocalUser> users) {
        return users.stream()
                .map(user -> new LocalUser(user.subject(), user.username(), null, PASSWORDS.hash(user.password()), user.temporaryUntil(),
                        user.enabled(), user.claims()))
                .map(user -> new HashedUser(user, null)).toList();
    }

    /** By server keys, the newest first. */
    static ListedPasswords listedPasswords(Passwords passwords, String... keys) {
        try (Configured configured = Configured.with(Setting.KEY, keys.length == 0 ? PreviousTables.SERVER_KEY : String.join(",", keys))
                .and(Setting.ISSUER, ISSUER.value())) {
            var listed = new ListedPasswords();
            listed.passwords = passwords;
            listed.serverKey = Keys.of(configured);
            listed.issuer = ISSUER;
            return listed;
        }
    }

    /** The rows of the file are those of these entries. Says what that has changed. */
    static <T, R extends ListedRow<?>> List<AuditRecord> fill(Database database, Listing<T, R> listing, List<T> entries) {
        return database.write(entities -> {
            var changes = new FileChanges(Instant.now());
            FileEntries.reconcile(entities, ISSUER.value(), listing, entries, changes);
            return changes.records();
        });
    }

    static RowId id(String id) {
        return new RowId(id, ISSUER.value());
    }

    private static Issuer issuer() {
        try (Configured settings = Configured.with(Setting.ISSUER, "https://id.example")) {
            return settings.issuer();
        }
    }
}

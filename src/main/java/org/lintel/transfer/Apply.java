package org.lintel.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.lintel.file.Configuration;
import org.lintel.model.AuditActor;
import org.lintel.model.Client;
import org.lintel.model.GivenPassword;
import org.lintel.model.LocalUser;
import org.lintel.model.Secret;
import org.lintel.secret.SealedSecrets;
import org.lintel.spi.Passwords;
import org.lintel.transfer.Change.Nature;

/**
 * Makes the lists of the database those of a configuration: a difference first, then all of it or nothing. What was applied is told from
 * what others have made or changed since by its owner, which has the version in it that was written: such a change is shown and not undone,
 * unless that is asked for.
 */
public final class Apply {

    private final Connection database;
    private final Lists lists;
    private final AppliedChanges audit;
    private final Passwords passwords;
    private final SealedSecrets secrets;

    /** Whether a row of this owner and version was applied, and others have changed it since. */
    public static boolean drifted(@Nullable String owner, int version) {
        return owner != null && owner.startsWith(Row.APPLIED) && !owner.equals(Row.appliedAs(version));
    }

    /** @param by who applies, for the audit log */
    public Apply(Connection database, String issuer, Passwords passwords, SealedSecrets secrets, AuditActor by) {
        this.database = database;
        this.lists = new Lists(database, issuer);
        this.audit = new AppliedChanges(database, issuer, by);
        this.passwords = passwords;
        this.secrets = secrets;
    }

    /**
     * The difference, as text.
     *
     * @param allowed   is told what is to change, and throws if that must not be
     * @param dryRun    shows it only
     * @param overwrite also what others have changed
     * @throws IllegalArgumentException with the difference and the reason, if nothing was done
     */
    public String apply(Configuration wanted, Consumer<List<Touched>> allowed, boolean dryRun, boolean overwrite) throws SQLException {
        database.setAutoCommit(false);
        try {
            lists.awaitTurn();
            List<Change> changes = changes(wanted);
            allowed.accept(changes.stream().filter(change -> change.nature() != Nature.REFUSED).map(Touched::of).toList());
            String difference = changes.stream().map(change -> change + "\n").collect(Collectors.joining());
            refuse(changes, difference, overwrite);
            if (dryRun) {
                return difference + "Nothing was done: this is what would be.";
            }
            write(changes);
            audit.append(changes, Instant.now());
            database.commit();
            return difference + (changes.isEmpty() ? "Nothing is to be done." : "Done.");
        } finally {
            database.rollback();
        }
    }

    private static void refuse(List<Change> changes, String difference, boolean overwrite) {
        if (changes.stream().anyMatch(change -> change.nature() == Nature.REFUSED)) {
            throw new IllegalArgumentException(
                    difference
                            + "Nothing was done: what is marked x is listed in the configuration file of a server. Have it in one place.");
        }
        if (!overwrite && changes.stream().anyMatch(change -> change.nature() == Nature.DRIFTED)) {
            throw new IllegalArgumentException(difference
                    + "Nothing was done: what is marked ! was made, or changed since, by others. Take that over into your files,"
                    + " or say --overwrite.");
        }
    }

    private List<Change> changes(Configuration wanted) throws SQLException {
        var changes = new ArrayList<Change>();
        changes.addAll(changes(Kind.CLIENTS, wanted.clients().stream().map(this::entry).toList()));
        changes.addAll(changes(Kind.USERS, wanted.users().stream().map(Entry::of).toList()));
        changes.addAll(changes(Kind.SCOPES, wanted.scopes().stream().map(Entry::of).toList()));
        changes.addAll(changes(Kind.API_RESOURCES, wanted.apiResources().stream().map(Entry::of).toList()));
        changes.addAll(changes(Kind.OPERATORS, wanted.operators().stream().map(Entry::of).toList()));
        return changes;
    }

    private Entry entry(Client client) {
        return Entry.of(client, this::opened);
    }

    /** Sealed anew each time, so that only what was sealed can be compared; its hash is shown nowhere. */
    private Object opened(String clientId, Secret secret) {
        return secrets.open(clientId, secret).map(plain -> Secret.sha256(new String(plain, StandardCharsets.UTF_8)).value())
                .orElse("sealed by another key");
    }

    private List<Change> changes(Kind kind, List<Entry> wanted) throws SQLException {
        Map<String, Row> rows = lists.all(kind);
        Set<String> ids = wanted.stream().map(Entry::id).collect(Collectors.toSet());
        Stream<Change> gone = rows.values().stream().filter(row -> row.applied() && !ids.contains(row.id()))
                .map(row -> new Change(kind, row.id(), row.untouched() ? Nature.REMOVED : Nature.DRIFTED, row, null, List.of()));
        var changes = new ArrayList<>(gone.toList());
        for (int i = 0; i < wanted.size(); i++) {
            Entry entry = wanted.get(i);
            Row row = rows.get(entry.id());
            Change change = row == null ? added(entry, i) : changed(entry, i, row);
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }

    private Change added(Entry entry, int sort) {
        String hash = entry.user() == null ? null : hash(entry.user());
        Row row = new Row(entry.id(), Row.appliedAs(1), sort, entry.enabled(), entry.enabled(), 1, entry.data(), entry.origins(),
                entry.user() == null ? null : entry.user().username(), given(entry.user(), hash), hash);
        return new Change(entry.kind(), entry.id(), Nature.ADDED, null, row, List.of());
    }

    /** {@code null} if all is as it should be. */
    private @Nullable Change changed(Entry entry, int sort, Row row) {
        if (row.ofFile()) {
            return new Change(entry.kind(), entry.id(), Nature.REFUSED, row, null, List.of());
        }
        var what = new ArrayList<>(Change.between(compared(Entry.of(entry.kind(), row, this::opened)), compared(entry)));
        boolean flag = row.listedEnabled() == null ? row.enabled() != entry.enabled() : row.listedEnabled() != entry.enabled();
        boolean password = entry.user() != null && !samePassword(entry.user(), row.listed());
        if (flag) {
            what.add("enabled " + row.enabled() + " -> " + entry.enabled());
        }
        if (password) {
            what.add("password");
        }
        if (row.sort() != sort) {
            what.add("position " + row.sort() + " -> " + sort);
        }
        if (what.isEmpty() && row.untouched()) {
            return null;
        }
        Nature nature = what.isEmpty() ? Nature.TAKEN : row.untouched() ? Nature.CHANGED : Nature.DRIFTED;
        String hash = password ? hash(entry.user()) : row.listed();
        Row after = new Row(row.id(), Row.appliedAs(row.version() + 1), sort, flag ? entry.enabled() : row.enabled(), entry.enabled(),
                row.version() + 1, entry.data(), entry.origins(), entry.user() == null ? null : entry.user().username(),
                password ? given(entry.user(), hash) : row.password(), hash);
        return new Change(entry.kind(), entry.id(), nature, row, after, what);
    }

    private static Map<String, Object> compared(Entry entry) {
        var said = new TreeMap<>(entry.said());
        // told apart by what the list said last
        said.keySet().removeAll(Set.of("enabled", "password", "passwordHash", "temporaryUntil"));
        if (said.containsKey("standard")) {
            said.remove("standard");
            said.put("name", entry.id());
            said.put("standard", true);
        }
        return said;
    }

    private boolean samePassword(LocalUser user, @Nullable String listed) {
        return user.passwordHash() != null ? user.passwordHash().equals(listed)
                : listed != null && passwords.check(user.password(), listed).right();
    }

    private static @Nullable GivenPassword given(@Nullable LocalUser user, @Nullable String hash) {
        return user == null || hash == null ? null : new GivenPassword(hash, user.temporaryUntil());
    }

    private String hash(LocalUser user) {
        return user.passwordHash() != null ? user.passwordHash() : passwords.hash(user.password());
    }

    /** What goes first: what is unique in it may be in one that comes. */
    private void write(List<Change> changes) throws SQLException {
        for (Change change : changes) {
            if (change.after() == null && change.before() != null) {
                lists.remove(change.kind(), change.before());
            }
        }
        for (Change change : changes) {
            if (change.after() != null && change.before() != null) {
                lists.replace(change.kind(), change.after());
            } else if (change.after() != null) {
                lists.add(change.kind(), change.after());
            }
        }
    }
}

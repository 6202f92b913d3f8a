package org.lintel.manage;

import static org.lintel.manage.ManagementException.Reason.EXISTS;
import static org.lintel.manage.ManagementException.Reason.INVALID;
import static org.lintel.manage.ManagementException.Reason.KEPT_ELSEWHERE;
import static org.lintel.manage.ManagementException.Reason.LISTED;
import static org.lintel.manage.ManagementException.Reason.STALE;
import static org.lintel.manage.ManagementException.Reason.UNKNOWN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.DirectoryEntry;
import org.lintel.model.DirectoryQuery;
import org.lintel.spi.Directory;
import org.lintel.spi.RefusedChange;
import org.lintel.spi.Transactions;

/**
 * A list that operators keep. What comes is read as strictly as an entry of the configuration file, a change is refused if the entry is not
 * any more as the operator saw it, and is written together with its audit line.
 *
 * @param <T> what is listed
 */
public abstract class Registry<T extends Record> {

    @Inject
    Transactions transactions;

    @Inject
    Audit audit;

    private static final int PAGE = 500;

    private final Area area;
    private final String thing;
    private final String idName;

    /**
     * @param area   what they belong to
     * @param thing  what one of them is called
     * @param idName the member that is its id
     */
    Registry(Area area, String thing, String idName) {
        this.area = area;
        this.thing = thing;
        this.idName = idName;
    }

    /** Where they are kept; absent if that store has no such face. */
    abstract Optional<Directory<T>> directory();

    /**
     * The object as an entry.
     *
     * @param path which the sentence begins with
     * @throws IllegalArgumentException with a sentence that begins with the path of what is wrong
     */
    abstract T read(JsonObject object, String path);

    abstract String idOf(T value);

    /** The value as operators write it. */
    Map<String, Object> members(T value) {
        return RecordJson.write(value);
    }

    /** The body, of which what is secret is as it is kept. */
    JsonObject sealed(JsonObject body) {
        return body;
    }

    /**
     * Whether the operator may look at this one.
     *
     * @throws ManagementException if not
     */
    void reading(Operator who, String id) {
        who.reading(area);
    }

    /**
     * Whether the operator may change this one at all.
     *
     * @throws ManagementException if not
     */
    void writing(Operator who, String id) {
        who.writing(area);
    }

    /**
     * Whether the operator may make this change; {@code null} is what was or is not there.
     *
     * @throws ManagementException if not
     */
    void permit(Operator who, @Nullable T before, @Nullable T after) {
    }

    /** At the beginning of the transaction of a change: where a rule is about several entries, no two may be changed at the same time. */
    void awaitTurn() {
    }

    /**
     * Whether the change leaves everything as it has to be; called within its transaction, when it is made and written down.
     *
     * @throws ManagementException if not: then nothing has happened
     */
    void settle(@Nullable T before, @Nullable T after) {
    }

    /** What follows from a change, once it is made; {@code null} is what was or is not there. */
    void changed(Operator who, @Nullable T before, @Nullable T after) {
    }

    /** The entries whose ids begin with the prefix and follow {@code after}, in their order. */
    public Page<Entry> page(Operator who, DirectoryQuery query) {
        who.reading(area);
        return Page.of(kept().page(query), query.limit(), last -> idOf(last.value())).map(this::entry);
    }

    /** @throws ManagementException if there is none */
    public Entry find(Operator who, String id) {
        reading(who, id);
        return entry(stored(id));
    }

    /** Adds one. */
    public Entry create(Operator who, String id, JsonObject body) {
        who.writing(area);
        T made = value(id, body, Map.of());
        permit(who, null, made);
        Entry entry = together(id, null, () -> {
            kept().create(made).orThrow();
            audit.changed(who, thing + ".created", id, null, made);
            settle(null, made);
            return entry(stored(id));
        });
        changed(who, null, made);
        return entry;
    }

    /** Makes it what the body says, as a whole. */
    public Entry replace(Operator who, String id, JsonObject body, long version) {
        writing(who, id);
        return replace(who, seen(id, version), body);
    }

    /** Changes what the patch mentions (RFC 7396): what is {@code null} there is as if it had never been said. */
    public Entry patch(Operator who, String id, JsonObject patch, long version) {
        writing(who, id);
        DirectoryEntry<T> seen = seen(id, version);
        JsonValue merged = Json.createMergePatch(patch).apply(JsonText.read(JsonText.write(entry(seen).members())));
        return replace(who, seen, merged.asJsonObject());
    }

    /** Removes it. What it was given, or what was given of it, stays until that expires. */
    public void remove(Operator who, String id, long version) {
        who.writing(area);
        DirectoryEntry<T> seen = seen(id, version);
        permit(who, seen.value(), null);
        together(id, seen, () -> {
            kept().remove(id, version).orThrow();
            audit.changed(who, thing + ".removed", id, seen.value(), null);
            settle(seen.value(), null);
            return id;
        });
        changed(who, seen.value(), null);
    }

    private Entry replace(Operator who, DirectoryEntry<T> seen, JsonObject body) {
        String id = idOf(seen.value());
        Map<String, Object> before = RecordJson.write(seen.value());
        T made = value(id, body, before);
        if (made.equals(seen.value())) {
            return entry(seen);
        }
        permit(who, seen.value(), made);
        Entry entry = together(id, seen, () -> {
            kept().replace(made, seen.version()).orThrow();
            audit.changed(who, thing + ".changed", id, seen.value(), made);
            settle(seen.value(), made);
            return entry(stored(id));
        });
        changed(who, seen.value(), made);
        return entry;
    }

    /**
     * The id is that of the address; the body may repeat it.
     *
     * @param current the entry as it is
     */
    private T value(String id, JsonObject body, Map<String, Object> current) {
        JsonValue said = body.get(idName);
        if (said != null && !(said instanceof JsonString text && text.getString().equals(id))) {
            throw new ManagementException(INVALID, idName + " cannot be another one than that of the address", "/" + idName);
        }
        try {
            JsonObject named = Json.createObjectBuilder(body).add(idName, id).build();
            return read(ManagedSecrets.resolved(sealed(named), current), thing);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw Complaint.about(thing, e.getMessage());
        }
    }

    /** @throws ManagementException if it is not of that version any more */
    DirectoryEntry<T> seen(String id, long version) {
        DirectoryEntry<T> stored = stored(id);
        if (stored.version() != version) {
            throw stale(id);
        }
        return stored;
    }

    /** The one that this is to be, as it is here. */
    Optional<DirectoryEntry<T>> here(JsonObject entry) {
        return kept().find(entry.getString(idName, ""));
    }

    /** All of them, in the order of their ids: read in pages, as far as they are asked for. */
    Stream<T> all() {
        DirectoryQuery query = DirectoryQuery.first(PAGE);
        return Stream.iterate(kept().page(query), page -> !page.isEmpty(), page -> page.size() < PAGE ? List.of()
                : kept().page(query.after(idOf(page.get(PAGE - 1).value())))).flatMap(List::stream).map(DirectoryEntry::value);
    }

    /** Empty if there is none. */
    Optional<Entry> known(String id) {
        return kept().find(id).map(this::entry);
    }

    /** As of one that is in no directory: there is no version to change it by. */
    Entry shown(T value) {
        return entry(new DirectoryEntry<>(value, 0, false));
    }

    /** Empty if the directory has looked in vain. */
    Optional<Entry> found(Optional<DirectoryEntry<T>> stored) {
        return stored.map(this::entry);
    }

    DirectoryEntry<T> stored(String id) {
        return kept().find(id).orElseThrow(() -> unknown(id));
    }

    ManagementException unknown(String id) {
        return new ManagementException(UNKNOWN, "There is no " + thing + " " + id + ".");
    }

    /** @param seen what the change was made of, or {@code null} for a new one */
    private <R> R together(String id, @Nullable DirectoryEntry<T> seen, Supplier<R> change) {
        try {
            return transactions.together(() -> {
                awaitTurn();
                return change.get();
            });
        } catch (RefusedChange e) {
            if (e.outcome() == Directory.Outcome.LISTED) {
                throw new ManagementException(LISTED,
                        "The configuration file lists the " + thing + " " + id + ": only enabled can be changed here.");
            }
            boolean changed = seen != null && kept().find(id).filter(now -> now.version() == seen.version()).isEmpty();
            throw changed ? stale(id) : new ManagementException(EXISTS,
                    "There is a " + thing + " of this id, or of a name that has to be unique.");
        }
    }

    private ManagementException stale(String id) {
        return new ManagementException(STALE, "The " + thing + " " + id + " has been changed meanwhile.");
    }

    Directory<T> kept() {
        return directory().orElseThrow(() -> new ManagementException(KEPT_ELSEWHERE,
                "The store that has each " + thing + " is looked after elsewhere."));
    }

    private Entry entry(DirectoryEntry<T> stored) {
        return new Entry(idOf(stored.value()), stored.version(), stored.listed(), stored.drifted(),
                ManagedSecrets.masked(members(stored.value())));
    }
}

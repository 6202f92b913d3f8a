package org.lintel.jpa;

import java.util.Map;
import java.util.Set;

import jakarta.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.json.StoredJson;

/**
 * A row that an operator lists somewhere: a client, a scope, an API resource, a user.
 *
 * @param <T> the record that it holds
 */
@MappedSuperclass
abstract class ListedRow<T> extends IssuerRow {

    /** Owner of what the configuration file lists; the file does not change rows of other owners. */
    static final String FILE = "file";

    String owner;

    /** The position in the list. */
    @Column(nullable = false)
    int sort;

    /** A change of it in the database holds, over all restarts, until the list says something else than before. */
    boolean enabled = true;

    /** What the list said last; {@code null} if that is not known. */
    @Column(name = "listed_enabled")
    Boolean listedEnabled;

    /** What is not a column or a table of its own, as JSON: each fact stands in one place. */
    @Column(nullable = false)
    String data;

    /** Counts the changes, so that a change of an older version is refused. */
    int version;

    abstract T entry();

    abstract boolean enabled(T entry);

    /** Takes over everything but the id, which is the same, and the flag. */
    abstract void hold(T entry);

    /** Takes over what the list says; the version is for whoever knows what it said before. */
    void take(T entry) {
        listed(enabled(entry));
        hold(entry);
    }

    /** Takes over a change by a manager of the database. */
    void change(T entry) {
        enabled = enabled(entry);
        hold(entry);
        version++;
    }

    boolean isListed() {
        return FILE.equals(owner);
    }

    /** A row that is disabled stays so if it is not recorded what the list said. */
    void listed(boolean flag) {
        if (listedEnabled == null) {
            enabled = enabled && flag;
        } else if (listedEnabled != flag) {
            enabled = flag;
        }
        listedEnabled = flag;
    }

    /** @param elsewhere the names of what has a place of its own */
    void write(Record entry, Set<String> elsewhere) {
        Map<String, Object> json = RecordJson.write(entry);
        json.keySet().removeAll(elsewhere);
        data = JsonText.write(json);
    }

    /** What is in {@code elsewhere} is as in {@code columns}; the JSON's values of it are ignored. */
    static <E extends Record> E read(String data, Set<String> elsewhere, E columns, Class<E> type, String path) {
        JsonObject json = JsonText.without(JsonText.read(data), elsewhere);
        return StoredJson.read(type, json, columns, path);
    }
}

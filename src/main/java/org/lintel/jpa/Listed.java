package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * A row that an operator lists somewhere: a client, a scope, an API resource, a user.
 *
 * @param <T> the record that it holds
 */
@MappedSuperclass
abstract class Listed<T> {

    /** Owner of what the configuration file lists; rows of other owners are not the file's business. */
    static final String FILE = "file";

    String owner;

    /** The position in the list. */
    @Column(nullable = false)
    int sort;

    /** What is not a column of its own, as JSON. */
    @Column(nullable = false)
    String data;

    abstract String id();

    /** Takes over everything but the id, which is the same. */
    abstract void take(T entry);
}

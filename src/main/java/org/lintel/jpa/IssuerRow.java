package org.lintel.jpa;

import java.util.function.Supplier;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;

/**
 * A row, by its id under the issuer whose row it is: what a store is asked for, it looks for under the issuer of the request and nowhere
 * else. Where an id is unguessable the table's own key is the id alone.
 */
@MappedSuperclass
@IdClass(RowId.class)
abstract class IssuerRow {

    @Id
    String id;

    /** Named although it is called so: EclipseLink compares names in the machine's language, and would not find the default in Turkish. */
    @Id
    @Column(name = "issuer")
    String issuer;

    protected IssuerRow() {
    }

    IssuerRow(RowId key) {
        id = key.id;
        issuer = key.issuer;
    }

    /** A fresh row, of this key. */
    static <R extends IssuerRow> R of(RowId key, Supplier<R> fresh) {
        R row = fresh.get();
        row.id = key.id;
        row.issuer = key.issuer;
        return row;
    }
}

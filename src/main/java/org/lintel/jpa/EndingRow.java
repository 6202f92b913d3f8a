package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Something that has {@linkplain Endings ended}, or several. The database numbers them as they come. */
@Entity
@Table(name = "endings")
class EndingRow {

    @Id
    long id;

    @Column(name = "issuer", nullable = false)
    String issuer;

    @Column(nullable = false)
    String kind;

    /** Which ones, a JSON array. */
    @Column(nullable = false)
    String names;

    /** When, by the clock of the node that wrote it; not before. */
    long noted;
}

package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "messages")
class MessageRow extends IssuerRow {

    long expires;

    @Column(nullable = false)
    String data;

    protected MessageRow() {
    }

    MessageRow(RowId key, long expires, String data) {
        super(key);
        this.expires = expires;
        this.data = data;
    }
}

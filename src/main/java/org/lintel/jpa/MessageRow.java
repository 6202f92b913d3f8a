package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "messages")
class MessageRow {

    @Id
    String id;

    long expires;

    @Column(nullable = false)
    String data;

    protected MessageRow() {
    }

    MessageRow(String id, long expires, String data) {
        this.id = id;
        this.expires = expires;
        this.data = data;
    }
}

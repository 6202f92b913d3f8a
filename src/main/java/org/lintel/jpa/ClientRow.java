package org.lintel.jpa;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Client;

@Entity
@Table(name = "clients")
class ClientRow extends Listed<Client> {

    @Id
    @Column(name = "client_id")
    String clientId;

    boolean enabled;

    @ElementCollection
    @CollectionTable(name = "client_origins", joinColumns = @JoinColumn(name = "client_id"))
    @Column(name = "origin")
    Set<String> origins = new HashSet<>();

    protected ClientRow() {
    }

    ClientRow(String clientId) {
        this.clientId = clientId;
    }

    @Override
    String id() {
        return clientId;
    }

    @Override
    void take(Client client) {
        enabled = client.enabled();
        if (!origins.equals(Set.copyOf(client.allowedCorsOrigins()))) {
            origins.clear();
            origins.addAll(client.allowedCorsOrigins());
        }
        data = JsonText.write(RecordJson.write(client));
    }

    Client client() {
        return RecordJson.read(Client.class, JsonText.read(data), Client.builder(clientId).build(), "client " + clientId);
    }
}

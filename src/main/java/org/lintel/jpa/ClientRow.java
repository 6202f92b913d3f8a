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

import org.lintel.model.Client;

@Entity
@Table(name = "clients")
class ClientRow extends ListedRow<Client> {

    private static final Set<String> ELSEWHERE = Set.of("clientId", "enabled", "allowedCorsOrigins");

    @Id
    @Column(name = "client_id")
    String clientId;

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
        listed(client.enabled());
        if (!origins.equals(Set.copyOf(client.allowedCorsOrigins()))) {
            origins.clear();
            origins.addAll(client.allowedCorsOrigins());
        }
        write(client, ELSEWHERE);
    }

    Client client() {
        Client columns = Client.builder(clientId).enabled(enabled).allowedCorsOrigins(origins.toArray(String[]::new)).build();
        return read(data, ELSEWHERE, columns, Client.class, "client " + clientId);
    }
}

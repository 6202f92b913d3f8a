package org.lintel.jpa;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.lintel.model.Client;

@Entity
@Table(name = "clients")
@AttributeOverride(name = "id", column = @Column(name = "client_id"))
class ClientRow extends ListedRow<Client> {

    private static final Set<String> ELSEWHERE = Set.of("clientId", "enabled", "allowedCorsOrigins");

    @ElementCollection
    @CollectionTable(name = "client_origins", joinColumns = {
            @JoinColumn(name = "client_id", referencedColumnName = "client_id"),
            @JoinColumn(name = "issuer", referencedColumnName = "issuer")})
    @Column(name = "origin")
    Set<String> origins = new HashSet<>();

    @Override
    boolean enabled(Client client) {
        return client.enabled();
    }

    @Override
    void hold(Client client) {
        if (!origins.equals(Set.copyOf(client.allowedCorsOrigins()))) {
            origins.clear();
            origins.addAll(client.allowedCorsOrigins());
        }
        write(client, ELSEWHERE);
    }

    @Override
    Client entry() {
        Client columns = Client.builder(id).enabled(enabled).allowedCorsOrigins(origins.toArray(String[]::new)).build();
        return read(data, ELSEWHERE, columns, Client.class, "client " + id);
    }
}

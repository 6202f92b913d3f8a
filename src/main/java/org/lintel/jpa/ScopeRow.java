package org.lintel.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Scope;

@Entity
@Table(name = "scopes")
class ScopeRow extends Listed<Scope> {

    @Id
    String name;

    protected ScopeRow() {
    }

    ScopeRow(String name) {
        this.name = name;
    }

    @Override
    String id() {
        return name;
    }

    @Override
    void take(Scope scope) {
        data = JsonText.write(RecordJson.write(scope));
    }

    Scope scope() {
        return RecordJson.read(Scope.class, JsonText.read(data), Scope.resource(name).build(), "scope " + name);
    }
}

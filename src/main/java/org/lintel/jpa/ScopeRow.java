package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.model.Scope;

@Entity
@Table(name = "scopes")
class ScopeRow extends ListedRow<Scope> {

    private static final Set<String> ELSEWHERE = Set.of("name", "enabled");

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
        listed(scope.enabled());
        write(scope, ELSEWHERE);
    }

    Scope scope() {
        return read(data, ELSEWHERE, Scope.resource(name).enabled(enabled).build(), Scope.class, "scope " + name);
    }
}

package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.Scope;

@Entity
@Table(name = "scopes")
@AttributeOverride(name = "id", column = @Column(name = "name"))
class ScopeRow extends ListedRow<Scope> {

    private static final Set<String> ELSEWHERE = Set.of("name", "enabled");

    @Override
    boolean enabled(Scope scope) {
        return scope.enabled();
    }

    @Override
    void hold(Scope scope) {
        write(scope, ELSEWHERE);
    }

    @Override
    Scope entry() {
        return read(data, ELSEWHERE, Scope.resource(id).enabled(enabled).build(), Scope.class, "scope " + id);
    }
}

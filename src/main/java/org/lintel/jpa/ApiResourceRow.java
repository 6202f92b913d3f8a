package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.ApiResource;

@Entity
@Table(name = "api_resources")
@AttributeOverride(name = "id", column = @Column(name = "name"))
class ApiResourceRow extends ListedRow<ApiResource> {

    private static final Set<String> ELSEWHERE = Set.of("name", "enabled");

    @Override
    boolean enabled(ApiResource resource) {
        return resource.enabled();
    }

    @Override
    void hold(ApiResource resource) {
        write(resource, ELSEWHERE);
    }

    @Override
    ApiResource entry() {
        return read(data, ELSEWHERE, ApiResource.builder(id).enabled(enabled).build(), ApiResource.class, "API resource " + id);
    }
}

package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.model.ApiResource;

@Entity
@Table(name = "api_resources")
class ApiResourceRow extends ListedRow<ApiResource> {

    private static final Set<String> ELSEWHERE = Set.of("name", "enabled");

    @Id
    String name;

    protected ApiResourceRow() {
    }

    ApiResourceRow(String name) {
        this.name = name;
    }

    @Override
    String id() {
        return name;
    }

    @Override
    void take(ApiResource resource) {
        listed(resource.enabled());
        write(resource, ELSEWHERE);
    }

    ApiResource resource() {
        return read(data, ELSEWHERE, ApiResource.builder(name).enabled(enabled).build(), ApiResource.class, "API resource " + name);
    }
}

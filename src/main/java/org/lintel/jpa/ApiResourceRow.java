package org.lintel.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.ApiResource;

@Entity
@Table(name = "api_resources")
class ApiResourceRow extends Listed<ApiResource> {

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
        data = JsonText.write(RecordJson.write(resource));
    }

    ApiResource resource() {
        return RecordJson.read(ApiResource.class, JsonText.read(data), ApiResource.builder(name).build(), "API resource " + name);
    }
}

package org.lintel.chained;

import java.util.LinkedHashMap;
import java.util.List;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Parameters;
import org.lintel.spi.RequestAdapter;

/** An old client says {@code granttype} and {@code scopes}. */
@ApplicationScoped
@Priority(1)
public class OldNames implements RequestAdapter {

    @Override
    public Parameters adapt(String endpoint, Parameters parameters) {
        return renamed(renamed(parameters, "granttype", "grant_type"), "scopes", "scope");
    }

    private static Parameters renamed(Parameters parameters, String old, String name) {
        if (!parameters.has(old)) {
            return parameters;
        }
        var values = new LinkedHashMap<>(parameters.values());
        values.put(name, List.copyOf(values.remove(old)));
        return new Parameters(values);
    }
}

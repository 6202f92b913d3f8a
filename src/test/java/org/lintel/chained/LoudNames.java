package org.lintel.chained;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Parameters;
import org.lintel.spi.RequestAdapter;

/** The same client shouts; so this one has to come second. */
@ApplicationScoped
@Priority(2)
public class LoudNames implements RequestAdapter {

    @Override
    public Parameters adapt(String endpoint, Parameters parameters) {
        String grant = parameters.optional("grant_type").orElse("");
        if (!endpoint.equals("/connect/token") || grant.equals(grant.toLowerCase(Locale.ROOT))) {
            return parameters;
        }
        if (grant.equals("BROKEN")) {
            throw new IllegalStateException("a toy is broken");
        }
        var values = new LinkedHashMap<>(parameters.values());
        values.put("grant_type", List.of(grant.toLowerCase(Locale.ROOT)));
        return new Parameters(values);
    }
}

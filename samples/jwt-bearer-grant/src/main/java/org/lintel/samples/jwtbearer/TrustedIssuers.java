package org.lintel.samples.jwtbearer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.json.bind.JsonbBuilder;

import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Who may speak for users, all of them: the file that {@code jwt-bearer.issuers} names is a JSON object with the JSON Web Key Set of each,
 * such as {@code {"https://hr.example": {"keys": […]}}}.
 */
@ApplicationScoped
public class TrustedIssuers {

    private Map<String, Map<String, Object>> keys;

    /** At start: whoever has mistyped something is to learn that then. */
    void read(@Observes Startup event) throws IOException {
        Path file = Path.of(ConfigProvider.getConfig().getValue("jwt-bearer.issuers", String.class));
        try (Reader in = Files.newBufferedReader(file)) {
            keys = JsonbBuilder.create().fromJson(in,
                    new LinkedHashMap<String, Map<String, Object>>() {}.getClass().getGenericSuperclass());
        }
    }

    /** The keys of an issuer; {@code null} for one that is not trusted. */
    Map<String, Object> keys(String issuer) {
        return keys.get(issuer);
    }
}

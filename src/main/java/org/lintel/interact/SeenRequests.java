package org.lintel.interact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import org.lintel.model.Grant;

/** The kept requests that this HTTP request has looked at: a page asks for the same one many times. Changing one is checked by the store. */
@RequestScoped
class SeenRequests {

    private final Map<String, Optional<Grant>> byKey = new HashMap<>();

    Optional<Grant> find(String key, Supplier<Optional<Grant>> lookup) {
        Optional<Grant> seen = byKey.get(key);
        if (seen == null) {
            seen = lookup.get();
            byKey.put(key, seen);
        }
        return seen;
    }

    /** This is how they are now. */
    void note(Grant grant) {
        byKey.put(grant.key(), Optional.of(grant));
    }
}

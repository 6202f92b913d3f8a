package org.lintel.request;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.RequestScoped;

import org.lintel.model.PersistedGrant;

/** The kept requests that this HTTP request has looked at: a page asks for the same one many times. Changes are checked by the store. */
@RequestScoped
class KeptRequestCache {

    private final Map<String, Optional<PersistedGrant>> byKey = new HashMap<>();

    Optional<PersistedGrant> find(String key, Supplier<Optional<PersistedGrant>> lookup) {
        Optional<PersistedGrant> seen = byKey.get(key);
        if (seen == null) {
            seen = lookup.get();
            byKey.put(key, seen);
        }
        return seen;
    }

    /** This is how they are now. */
    void note(PersistedGrant grant) {
        byKey.put(grant.key(), Optional.of(grant));
    }
}

package org.lintel.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.lintel.spec.Duty;

/**
 * Claims about a user or a client: names and JSON-like values ({@code String}, {@code Boolean}, {@code Number}, {@code List},
 * {@code Map}), in the order in which they were given.
 *
 * @param values never {@code null}; not modifiable
 */
@Duty("Core 5.3.2 omitted")
public record Claims(Map<String, Object> values) {

    public static final Claims NONE = new Claims(Map.of());

    public Claims {
        var copy = new LinkedHashMap<String, Object>(values);
        copy.values().removeIf(java.util.Objects::isNull);
        values = java.util.Collections.unmodifiableMap(copy);
    }

    /** Claims from alternating names and values: {@code Claims.of("given_name", "Bob", "family_name", "Smith")}. */
    public static Claims of(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("claims come as pairs of a name and a value");
        }
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Claims(values);
    }

    /** The claim as text, if it is there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(Object::toString);
    }

    /** Only those of the named claims that are there. */
    public Claims only(Collection<String> names) {
        var chosen = new LinkedHashMap<String, Object>();
        for (String name : names) {
            if (values.containsKey(name)) {
                chosen.put(name, values.get(name));
            }
        }
        return new Claims(chosen);
    }

    /** These claims, and this one unless it is among them. */
    public Claims orElse(String name, Object value) {
        if (values.containsKey(name)) {
            return this;
        }
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Claims(more);
    }

    /** These claims with every name prefixed. */
    public Claims prefixed(String prefix) {
        var renamed = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> renamed.put(prefix + name, value));
        return new Claims(renamed);
    }
}

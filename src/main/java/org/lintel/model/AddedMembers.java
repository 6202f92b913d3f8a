package org.lintel.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What plug-ins add to an answer in JSON. It belongs to one request and is not for use by several threads.
 *
 * <p>Members to which a specification gives a meaning, and those that the answer has already, cannot be had.
 */
public final class AddedMembers {

    private final Set<String> taken;
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** @param taken names that are not to be had */
    public AddedMembers(Set<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /**
     * Adds a member, in place of one of this name that was added before.
     *
     * @param value JSON-like: {@code String}, {@code Boolean}, {@code Number}, {@code Collection}, {@code Map}
     * @return this
     * @throws IllegalArgumentException if the name is taken, or the value is none that JSON has
     */
    public AddedMembers put(String name, Object value) {
        if (name == null || name.isEmpty() || taken.contains(name)) {
            throw new IllegalArgumentException("a plug-in cannot have the member " + name + " of the answer");
        }
        if (!isJson(value)) {
            throw new IllegalArgumentException("the value of the member " + name + " is none that JSON has");
        }
        values.put(name, value);
        return this;
    }

    /** What has been added, in the order in which it was; not modifiable. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    private static boolean isJson(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().stream().allMatch(String.class::isInstance) && map.values().stream().allMatch(AddedMembers::isJson);
        } else if (value instanceof Collection<?> list) {
            return list.stream().allMatch(AddedMembers::isJson);
        }
        return value instanceof String || value instanceof Boolean || value instanceof Number number && isFinite(number);
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    /** Names only. */
    @Override
    public String toString() {
        return "AddedMembers" + values.keySet();
    }
}

package org.lintel.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An entry with the place where it stands.
 *
 * @param path in the file, such as {@code clients[0]}
 */
record Listed<T>(T entry, SourceFile file, String path) {

    /** @throws IllegalArgumentException that names both places, if two entries have the same of this name */
    static <T> void refuseTwins(String list, String name, Function<T, String> key, List<Listed<T>> entries) {
        Map<String, Listed<T>> known = new HashMap<>();
        for (Listed<T> listed : entries) {
            Listed<T> twin = known.put(key.apply(listed.entry), listed);
            if (twin != null) {
                throw new IllegalArgumentException(listed.file.path() + ": " + list + " has two entries with " + name + " \""
                        + key.apply(listed.entry) + "\": " + twin.file.place(twin.path) + ", and " + listed.file.place(listed.path));
            }
        }
    }
}

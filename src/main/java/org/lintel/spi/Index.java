package org.lintel.spi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Lists by their unique key. */
final class Index {

    private Index() {
    }

    static <T> Map<String, T> unique(String list, String key, Collection<T> things, Function<T, String> keyOf) {
        var index = new LinkedHashMap<String, T>();
        for (T thing : things) {
            if (index.put(keyOf.apply(thing), thing) != null) {
                throw new IllegalArgumentException(list + " has two entries with " + key + " \"" + keyOf.apply(thing) + "\"");
            }
        }
        return index;
    }
}

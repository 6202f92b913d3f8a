package org.lintel.json;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.json.JsonObject;

import org.lintel.model.Claims;
import org.lintel.model.Topic;
import org.lintel.model.Translations;

/**
 * Records to and from JSON objects, component by component. A {@link Duration} is a number of seconds, an {@link Instant} a text such as
 * {@code 2030-01-01T00:00:00Z}, an enum its name in lower case, {@link Claims} an object. The components of a {@link Topic} stand beside
 * those of the record that has it, and so do {@link Translations}. What Lintel itself has stored is read by {@link StoredJson}.
 */
public final class RecordJson {

    private RecordJson() {
    }

    /** The components by name; {@code null} where a component is. */
    public static Map<String, Object> write(Record source) {
        return write(source, false);
    }

    /** @param terse without what {@link RecordReader} takes for granted where nothing is said */
    static Map<String, Object> write(Record source, boolean terse) {
        var object = new LinkedHashMap<String, Object>();
        for (RecordComponent component : RecordShape.of(source.getClass()).components()) {
            Object value = component(source, component);
            if (RecordShape.isTopic(component)) {
                object.putAll(write((Record) value, terse));
            } else if (value instanceof Translations translations) {
                object.putAll(translations.texts());
            } else if (!terse || value != null && !value.equals(RecordReader.empty(component.getType()))) {
                object.put(component.getName(), written(value, terse));
            }
        }
        return object;
    }

    /**
     * A record from an object that a person wrote: an unknown name is an error. What the object does not mention is as in {@code defaults}.
     *
     * @param defaults {@code null}: the object must have everything that is not to be {@code null}, {@code false} or empty
     * @param path     of the object in the text it came from, for complaints; such as {@code clients[0]}
     * @param required names that the object must have although there are defaults
     * @throws IllegalArgumentException with a sentence that names the path of what is wrong
     */
    public static <T extends Record> T read(Class<T> type, JsonObject object, T defaults, String path, String... required) {
        for (String name : required) {
            if (!object.containsKey(name)) {
                throw new IllegalArgumentException(path + " needs " + name);
            }
        }
        return RecordReader.STRICT.read(type, object, defaults, path);
    }

    private static Object written(Object value, boolean terse) {
        if (value instanceof Claims claims) {
            return claims.values();
        } else if (value instanceof Record nested) {
            return write(nested, terse);
        } else if (value instanceof Duration duration) {
            return duration.toSeconds();
        } else if (value instanceof Enum<?> constant) {
            return constant.toString().toLowerCase(Locale.ROOT);
        } else if (value instanceof Collection<?> elements) {
            return elements.stream().map(element -> written(element, terse)).toList();
        } else {
            return value instanceof Instant instant ? instant.toString() : value;
        }
    }

    static Object component(Record source, RecordComponent component) {
        try {
            return component.getAccessor().invoke(source);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}

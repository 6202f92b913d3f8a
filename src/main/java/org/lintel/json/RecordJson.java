package org.lintel.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.lintel.model.Claims;
import org.lintel.model.Topic;
import org.lintel.model.Translations;

/**
 * Records to and from JSON objects, component by component. A {@link Duration} is a number of seconds, an {@link Instant} a text such as
 * {@code 2030-01-01T00:00:00Z}, an enum its name in lower case, {@link Claims} an object. The components of a {@link Topic} stand beside
 * those of the record that has it, and so do {@link Translations}.
 */
public final class RecordJson {

    private RecordJson() {
    }

    /** The components by name; {@code null} where a component is. */
    public static Map<String, Object> write(Record source) {
        var object = new LinkedHashMap<String, Object>();
        for (RecordComponent component : RecordShape.of(source.getClass()).components()) {
            Object value = component(source, component);
            if (RecordShape.isTopic(component)) {
                object.putAll(write((Record) value));
            } else if (value instanceof Translations translations) {
                object.putAll(translations.texts());
            } else {
                object.put(component.getName(), written(value));
            }
        }
        return object;
    }

    /**
     * A record from an object. What the object does not mention is as in {@code defaults}.
     *
     * @param defaults {@code null}: the object must have everything that is not to be {@code null}, {@code false} or empty
     * @param path     of the object in the text it came from, for complaints; such as {@code clients[0]}
     * @param required names that the object must have although there are defaults
     * @throws IllegalArgumentException with a sentence that names the path of what is wrong
     */
    public static <T extends Record> T read(Class<T> type, JsonObject object, T defaults, String path, String... required) {
        unknownName(object, RecordShape.of(type), path);
        for (String name : required) {
            if (!object.containsKey(name)) {
                throw new IllegalArgumentException(path + " needs " + name);
            }
        }
        return make(type, object, defaults, path);
    }

    private static <T extends Record> T make(Class<T> type, JsonObject object, Record defaults, String path) {
        RecordShape shape = RecordShape.of(type);
        Object[] values = shape.components().stream().map(component -> value(component, object, defaults, path)).toArray();
        try {
            return type.cast(shape.constructor().newInstance(values));
        } catch (InvocationTargetException e) {
            String complaint = e.getCause() instanceof IllegalArgumentException ? e.getCause().getMessage() : "something is missing";
            throw new IllegalArgumentException(path + ": " + complaint, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private static Object value(RecordComponent component, JsonObject object, Record defaults, String path) {
        Object usual = defaults == null ? empty(component.getType()) : component(defaults, component);
        if (RecordShape.isTopic(component)) {
            return make(component.getType().asSubclass(Record.class), object, (Record) usual, path);
        }
        if (component.getType() == Translations.class) {
            return translations(object, (Translations) usual, path);
        }
        JsonValue said = object.get(component.getName());
        return said == null || said.getValueType() == JsonValue.ValueType.NULL ? usual
                : read(component.getGenericType(), said, path + "." + component.getName());
    }

    private static Translations translations(JsonObject object, Translations usual, String path) {
        var texts = new LinkedHashMap<String, String>();
        object.forEach((name, value) -> {
            if (name.contains("#")) {
                texts.put(name, (String) read(String.class, value, path + "." + name));
            }
        });
        try {
            return texts.isEmpty() ? usual : new Translations(texts);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    private static void unknownName(JsonObject object, RecordShape shape, String path) {
        for (String name : object.keySet()) {
            if (!shape.knows(name)) {
                throw new IllegalArgumentException(
                        path + " has an unknown name \"" + name + "\"; known are " + String.join(", ", shape.names()));
            }
        }
    }

    private static Object read(Type type, JsonValue value, String path) {
        try {
            if (type instanceof ParameterizedType generic) {
                return readGeneric(generic, value, path);
            }
            Class<?> plain = (Class<?>) type;
            if (plain == Claims.class) {
                return new Claims(JsonText.plain((JsonObject) value));
            } else if (plain.isRecord()) {
                return read(plain.asSubclass(Record.class), (JsonObject) value, null, path);
            } else if (plain == boolean.class) {
                return flag(value);
            } else if (plain == Duration.class) {
                return Duration.ofSeconds(((JsonNumber) value).longValueExact());
            } else if (plain == int.class || plain == Integer.class) {
                return ((JsonNumber) value).intValueExact();
            } else if (plain == long.class || plain == Long.class) {
                return ((JsonNumber) value).longValueExact();
            }
            String text = ((JsonString) value).getString();
            if (plain == Instant.class) {
                return Instant.parse(text);
            }
            return plain.isEnum() ? constant(plain, text) : text;
        } catch (ClassCastException | ArithmeticException | DateTimeParseException e) {
            throw new IllegalArgumentException(path + " has a value of the wrong type");
        }
    }

    private static Object readGeneric(ParameterizedType type, JsonValue value, String path) {
        if (type.getRawType() == Map.class) {
            Map<String, Object> map = JsonText.plain((JsonObject) value);
            map.forEach((name, text) -> ((Class<?>) type.getActualTypeArguments()[1]).cast(text));
            return map;
        }
        Collection<Object> elements = type.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
        JsonArray array = (JsonArray) value;
        for (int i = 0; i < array.size(); i++) {
            elements.add(read(type.getActualTypeArguments()[0], array.get(i), path + "[" + i + "]"));
        }
        return elements;
    }

    private static boolean flag(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw new ClassCastException();
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.toString().toLowerCase(Locale.ROOT).equals(text))
                .findFirst().orElseThrow(ClassCastException::new);
    }

    private static Object empty(Class<?> type) {
        if (type == boolean.class) {
            return false;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Claims.class) {
            return Claims.NONE;
        } else if (type == Translations.class) {
            return Translations.NONE;
        } else {
            return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : null;
        }
    }

    private static Object written(Object value) {
        if (value instanceof Claims claims) {
            return claims.values();
        } else if (value instanceof Record nested) {
            return write(nested);
        } else if (value instanceof Duration duration) {
            return duration.toSeconds();
        } else if (value instanceof Enum<?> constant) {
            return constant.toString().toLowerCase(Locale.ROOT);
        } else if (value instanceof Collection<?> elements) {
            return elements.stream().map(RecordJson::written).toList();
        } else {
            return value instanceof Instant instant ? instant.toString() : value;
        }
    }

    private static Object component(Record source, RecordComponent component) {
        try {
            return component.getAccessor().invoke(source);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}

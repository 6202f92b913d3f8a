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
import org.lintel.model.Translations;
import org.lintel.model.Whole;

/** How an object becomes a record; its {@link #STRICT} form refuses names that the record does not have, its other one passes over them. */
enum RecordReader {

    STRICT, TOLERANT;

    <T extends Record> T read(Class<T> type, JsonObject object, T defaults, String path) {
        if (this == STRICT || type.isAnnotationPresent(Whole.class)) {
            unknownName(object, RecordShape.of(type), path);
        }
        return make(type, object, defaults, path);
    }

    private <T extends Record> T make(Class<T> type, JsonObject object, Record defaults, String path) {
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

    private Object value(RecordComponent component, JsonObject object, Record defaults, String path) {
        Object usual = defaults == null ? empty(component.getType()) : RecordJson.component(defaults, component);
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

    private Translations translations(JsonObject object, Translations usual, String path) {
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

    private Object read(Type type, JsonValue value, String path) {
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

    @SuppressWarnings("ReturnValueIgnored") // cast, to find out whether it can be
    private Object readGeneric(ParameterizedType type, JsonValue value, String path) {
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

    static Object empty(Class<?> type) {
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
}

package org.lintel.json;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;

/** JSON text to and from maps, lists, strings, numbers and booleans. */
public final class JsonText {

    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());

    private JsonText() {
    }

    /** The object as JSON text; members that are {@code null} are left out. */
    public static String write(Map<String, ?> object) {
        var text = new StringWriter(512);
        try (JsonGenerator json = GENERATORS.createGenerator(text)) {
            json.writeStartObject();
            members(json, object);
            json.writeEnd();
        }
        return text.toString();
    }

    /**
     * The JSON object that the text is.
     *
     * @throws JsonException if it is none
     */
    public static JsonObject read(String text) {
        return whole(text, JsonParser.Event.START_OBJECT, JsonParser::getObject, "not a JSON object");
    }

    /**
     * The JSON array that the text is.
     *
     * @throws JsonException if it is none
     */
    public static JsonArray readArray(String text) {
        return whole(text, JsonParser.Event.START_ARRAY, JsonParser::getArray, "not a JSON array");
    }

    private static <T> T whole(String text, JsonParser.Event begin, Function<JsonParser, T> reading, String otherwise) {
        try (JsonParser json = PARSERS.createParser(new StringReader(text))) {
            if (json.next() != begin) {
                throw new JsonException(otherwise);
            }
            T value = reading.apply(json);
            // complains of anything that follows, which a JsonReader would not even look at
            json.hasNext();
            return value;
        } catch (NoSuchElementException e) {
            throw new JsonException(otherwise, e);
        }
    }

    /** The object but for the members of these names. */
    public static JsonObject without(JsonObject object, Set<String> names) {
        JsonObjectBuilder rest = PROVIDER.createObjectBuilder(object);
        names.forEach(rest::remove);
        return rest.build();
    }

    /** A string, number, boolean, map or list as a value of JSON. */
    public static JsonValue value(Object plain) {
        return read(write(Map.of("value", plain))).get("value");
    }

    /** The object as a map of plain Java values, in the order of the text. */
    public static Map<String, Object> plain(JsonObject object) {
        var map = new LinkedHashMap<String, Object>();
        object.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> plain((JsonNumber) value);
            case ARRAY -> ((JsonArray) value).stream().map(JsonText::plain).toList();
            case OBJECT -> plain((JsonObject) value);
        };
    }

    private static Number plain(JsonNumber number) {
        return number.isIntegral() ? (Number) number.longValueExact() : (Number) number.bigDecimalValue();
    }

    private static void members(JsonGenerator json, Map<?, ?> object) {
        object.forEach((name, value) -> {
            if (value != null) {
                json.writeKey((String) name);
                value(json, value);
            }
        });
    }

    private static void value(JsonGenerator json, Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.write(text);
        } else if (value instanceof Boolean flag) {
            json.write(flag);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            json.write(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            json.write(number);
        } else if (value instanceof BigDecimal number) {
            json.write(number);
        } else if (value instanceof Number number) {
            json.write(number.doubleValue());
        } else if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            members(json, object);
            json.writeEnd();
        } else if (value instanceof Collection<?> list) {
            json.writeStartArray();
            list.forEach(element -> value(json, element));
            json.writeEnd();
        } else {
            json.write(value.toString());
        }
    }
}

package org.lintel.admin;

import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;

import org.lintel.json.JsonText;
import org.lintel.options.Option;

/** How an option is typed: what a value of it is as text, and what text is as a value. */
enum FieldKind {

    /** Yes or no. */
    FLAG {
        @Override
        JsonValue value(String text) {
            return text.isEmpty() ? JsonValue.FALSE : JsonValue.TRUE;
        }

        @Override
        String text(Object value) {
            return Boolean.TRUE.equals(value) ? "true" : "";
        }
    },

    /** A number, of seconds say. What is none is left to the rules. */
    NUMBER {
        @Override
        JsonValue value(String text) {
            if (text.matches("-?[0-9]{1,18}")) {
                return JsonText.value(Long.parseLong(text));
            }
            return text.matches(DECIMAL) ? JsonText.value(new BigDecimal(text)) : TEXT.value(text);
        }
    },

    /** Yes, no, or nothing said. What is neither is left as a text. */
    EITHER {
        @Override
        JsonValue value(String text) {
            return text.equals("true") || text.equals("false") ? FLAG.value(text.replace("false", "")) : TEXT.value(text);
        }
    },

    /** One of some texts. */
    CHOICE,

    /** Any of some texts. */
    CHOICES {
        @Override
        JsonValue value(String text) {
            return LINES.value(text);
        }

        /** Boxes have an order of their own. */
        @Override
        String text(Object value) {
            return LINES.text(value).lines().sorted().collect(Collectors.joining("\n"));
        }
    },

    /** A line. */
    TEXT,

    /** A text of several lines. */
    PASSAGE,

    /** Texts, each on a line. */
    LINES {
        @Override
        JsonValue value(String text) {
            return JsonText.value(lines(text));
        }

        @Override
        String text(Object value) {
            return value instanceof Collection<?> list ? list.stream().map(Object::toString).collect(Collectors.joining("\n")) : "";
        }
    },

    /** An object. */
    JSON {
        @Override
        JsonValue value(String text) {
            return text.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : JsonText.read(text);
        }

        @Override
        String text(Object value) {
            return value instanceof Map<?, ?> object && !object.isEmpty() ? pretty(object) : "";
        }
    },

    /** Any value, as JSON. */
    VALUE {
        @Override
        JsonValue value(String text) {
            if (text.isEmpty()) {
                return JsonValue.NULL;
            }
            List<JsonValue> values = JsonText.readArray("[" + text + "]");
            if (values.size() != 1) {
                throw new JsonException("not one value");
            }
            return values.get(0);
        }

        @Override
        String text(Object value) {
            return value == null ? "" : pretty(value);
        }
    };

    private static final String DECIMAL = "-?[0-9]{1,18}\\.[0-9]{1,18}";

    /** Of an option that has these texts and no others, or {@code null}. */
    static FieldKind of(Option option, List<String> choices) {
        Type type = option.type();
        if (type instanceof ParameterizedType generic && generic.getRawType() != Map.class) {
            // the order of a list counts: boxes have none
            return generic.getRawType() == Set.class && !choices.isEmpty() ? CHOICES : LINES;
        } else if (type == boolean.class) {
            return FLAG;
        } else if (type == Duration.class) {
            return NUMBER;
        } else if (type == String.class) {
            return choices.isEmpty() ? TEXT : CHOICE;
        }
        return type instanceof Class<?> plain && plain.isEnum() ? CHOICE : JSON;
    }

    /** Of a value that may be any, such as that of a claim. What would not come back as it was is typed as JSON. */
    static FieldKind of(Object value) {
        if (value instanceof Boolean) {
            return EITHER;
        } else if (value instanceof Number) {
            return value.equals(number(value.toString())) ? NUMBER : VALUE;
        } else if (value instanceof String text) {
            return text.contains("\n") ? PASSAGE : TEXT;
        }
        boolean texts = value instanceof List<?> list && !list.isEmpty()
                && list.stream().allMatch(each -> each instanceof String line && lines(line).equals(List.of(line)));
        return texts ? LINES : VALUE;
    }

    private static Object number(String text) {
        return JsonText.plain(Json.createObjectBuilder().add("value", NUMBER.value(text)).build()).get("value");
    }

    /** The texts that an option has, if it has no others. */
    static List<String> choices(Option option) {
        return option.type() instanceof Class<?> plain && plain.isEnum()
                ? Arrays.stream(plain.getEnumConstants()).map(constant -> constant.toString().toLowerCase(Locale.ROOT)).toList()
                : option.among();
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /**
     * What was typed, as a value for a merge patch: {@code null} there is as if nothing had been said.
     *
     * @throws JsonException if it is none
     */
    JsonValue value(String text) {
        return text.isEmpty() ? JsonValue.NULL : JsonText.value(text);
    }

    /** A value as it is typed; {@code null} is nothing. */
    String text(Object value) {
        return Objects.toString(value, "");
    }

    private static String pretty(Object plain) {
        JsonValue value = JsonText.value(plain);
        if (!(value instanceof JsonStructure structure)) {
            return value.toString();
        }
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            writer.write(structure);
        }
        return text.toString().strip();
    }
}

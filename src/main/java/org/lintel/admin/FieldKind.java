package org.lintel.admin;

import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
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
            return text.matches("[0-9]{1,18}") ? JsonText.value(Long.parseLong(text)) : TEXT.value(text);
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
    };

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

    @SuppressWarnings("unchecked")
    private static String pretty(Map<?, ?> object) {
        var text = new StringWriter();
        try (var reader = Json.createReader(new StringReader(JsonText.write((Map<String, ?>) object)));
                var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            writer.writeObject(reader.readObject());
        }
        return text.toString().strip();
    }
}

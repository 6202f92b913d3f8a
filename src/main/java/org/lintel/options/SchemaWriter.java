package org.lintel.options;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.lintel.json.JsonText;
import org.lintel.model.Claims;
import org.lintel.model.Secret;

/**
 * Options as JSON Schema 2020-12.
 *
 * @param ofFile with what only the configuration file may say: {@code null} for the default, and references to texts that stand elsewhere
 */
record SchemaWriter(boolean ofFile) {

    private static final JsonObject TEXT_OR_REFERENCE = Json.createObjectBuilder().add("$ref", "#/$defs/text").build();
    private static final JsonObject REFERENCE = Json.createObjectBuilder().add("$ref", "#/$defs/reference").build();

    JsonObject thing(Options options) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        options.all().forEach(option -> {
            properties.add(option.name(), option(option));
            if (option.needed()) {
                required.add(option.name());
            }
        });
        JsonObjectBuilder thing = Json.createObjectBuilder().add("type", "object").add("properties", properties)
                .add("required", required).add("additionalProperties", false);
        if (!options.translated().isEmpty()) {
            thing.add("patternProperties", Json.createObjectBuilder().add(
                    "^(" + String.join("|", options.translated().stream().sorted().toList()) + ")#[A-Za-z0-9-]+$", text(Set.of())));
        }
        return thing.build();
    }

    private JsonObject option(Option option) {
        JsonObject type = type(option.type(), option);
        JsonObjectBuilder schema = Json.createObjectBuilder();
        if (ofFile && !option.needed()) {
            schema.add("anyOf", Json.createArrayBuilder().add(type).add(Json.createObjectBuilder().add("type", "null")));
        } else {
            schema.addAll(Json.createObjectBuilder(type));
        }
        schema.add("description", option.sentence());
        if (option.fallback() != null) {
            schema.add("default", JsonText.value(option.fallback()));
        }
        return schema.build();
    }

    private JsonObject type(Type type, Option option) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class ? map(arguments[1])
                    : list(type(arguments[0], option), generic.getRawType() == Set.class);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Secret.class) {
            return thing(Options.SECRET);
        } else if (plain == Claims.class) {
            return of("object").build();
        } else if (plain == boolean.class) {
            return of("boolean").build();
        } else if (plain == Duration.class) {
            return of("integer").add("minimum", option.least()).add("maximum", option.most()).build();
        } else if (plain.isEnum()) {
            return text(Arrays.stream(plain.getEnumConstants()).map(constant -> constant.toString().toLowerCase(Locale.ROOT)).toList());
        } else if (plain == Instant.class) {
            return string(of("string").add("format", "date-time"));
        } else if (plain == String.class) {
            return option.address() ? string(of("string").add("format", "uri")) : text(option.among());
        }
        throw new IllegalStateException(option.name() + " is of a type that has no schema: " + type);
    }

    private JsonObject map(Type values) {
        return values == String.class ? of("object").add("additionalProperties", text(Set.of())).build() : of("object").build();
    }

    private static JsonObject list(JsonObject elements, boolean unique) {
        JsonObjectBuilder list = of("array").add("items", elements);
        return unique ? list.add("uniqueItems", true).build() : list.build();
    }

    private JsonObject text(Collection<String> among) {
        if (among.isEmpty()) {
            return ofFile ? TEXT_OR_REFERENCE : of("string").build();
        }
        return string(of("string").add("enum", Json.createArrayBuilder(List.copyOf(among))));
    }

    JsonObject string(JsonObjectBuilder text) {
        return ofFile ? Json.createObjectBuilder().add("anyOf", Json.createArrayBuilder().add(text).add(REFERENCE)).build() : text.build();
    }

    private static JsonObjectBuilder of(String type) {
        return Json.createObjectBuilder().add("type", type);
    }
}

package org.lintel.adminapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.lintel.json.JsonText;
import org.lintel.options.Options;

/** What is managed, in the document of the API: as the one description of options has it. Not in the WAR, as {@link Document}. */
final class DocumentSchemas {

    /** By the list in whose address it is. */
    static final Map<String, String> NAMES = Map.of("clients", "Client", "scopes", "Scope", "api-resources", "ApiResource", "users",
            "User", "operators", "Operator");

    /** A user's password is given, and never among what is listed. */
    private static final Set<String> APART = Set.of("password", "passwordHash", "temporaryUntil");

    private DocumentSchemas() {
    }

    static void addTo(Components components) {
        components.addSchema("Client", thing(Options.CLIENT)).addSchema("Scope", thing(Options.SCOPE))
                .addSchema("ApiResource", thing(Options.API_RESOURCE)).addSchema("User", thing(Options.USER))
                .addSchema("Operator", thing(Options.OPERATOR));
        NAMES.values().forEach(name -> components.addSchema(name + "Page", page(name)));
    }

    /** What has to be said is the id, and that is said by the address. */
    private static Schema thing(Options options) {
        Schema thing = schema(options.schema());
        APART.forEach(thing::removeProperty);
        return thing.required(null);
    }

    private static Schema page(String name) {
        Schema item = object().addProperty("self", text()).addProperty("etag", text())
                .addProperty("listed", OASFactory.createSchema().addType(SchemaType.BOOLEAN))
                .addProperty("drifted", OASFactory.createSchema().addType(SchemaType.BOOLEAN)).addProperty("value", reference(name));
        return object().addProperty("items", OASFactory.createSchema().addType(SchemaType.ARRAY).items(item)).addProperty("next", text());
    }

    private static Schema schema(JsonObject json) {
        Schema schema = OASFactory.createSchema();
        json.forEach((keyword, value) -> {
            switch (keyword) {
                case "type" -> schema.addType(SchemaType.valueOf(((JsonString) value).getString().toUpperCase(Locale.ROOT)));
                case "properties" ->
                    value.asJsonObject().forEach((name, of) -> schema.addProperty(name, property(name, of.asJsonObject())));
                case "items" -> schema.setItems(schema(value.asJsonObject()));
                case "enum" -> schema.setEnumeration(List.copyOf(((JsonArray) value).getValuesAs(JsonString::getString)));
                case "additionalProperties" -> additional(schema, json);
                case "minimum" -> schema.setMinimum(((JsonNumber) value).bigDecimalValue());
                case "maximum" -> schema.setMaximum(((JsonNumber) value).bigDecimalValue());
                case "format" -> schema.setFormat(((JsonString) value).getString());
                case "description" -> schema.setDescription(((JsonString) value).getString());
                case "default" -> schema.setDefaultValue(JsonText.plain(json).get(keyword));
                case "uniqueItems" -> schema.setUniqueItems(json.getBoolean(keyword));
                default -> {
                    // required: see above; patternProperties: names with a language
                }
            }
        });
        return schema;
    }

    /** Secrets are called by a name that the API gives them. */
    private static Schema property(String name, JsonObject of) {
        Schema schema = schema(of);
        if (name.endsWith("Secrets")) {
            schema.getItems().addProperty("id", text().description("stands for one that is kept")).setRequired(null);
        }
        return schema;
    }

    private static void additional(Schema schema, JsonObject json) {
        if (json.get("additionalProperties") instanceof JsonObject values) {
            schema.setAdditionalPropertiesSchema(schema(values));
        }
    }

    static Schema reference(String name) {
        return OASFactory.createSchema().ref(name);
    }

    static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}

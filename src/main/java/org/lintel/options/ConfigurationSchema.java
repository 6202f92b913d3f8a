package org.lintel.options;

import java.util.List;
import java.util.stream.Stream;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

import org.lintel.model.Scope;

/** The JSON Schema of the configuration file, by which editors complete it and say what is wrong. */
public final class ConfigurationSchema {

    private static final SchemaWriter WRITER = new SchemaWriter(true);

    private ConfigurationSchema() {
    }

    public static JsonObject whole() {
        return Json.createObjectBuilder()
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("title", "Configuration file of Lintel: clients, users, scopes, API resources and operators")
                .add("type", "object")
                .add("additionalProperties", false)
                .add("properties", Json.createObjectBuilder()
                        .add("$schema", Json.createObjectBuilder().add("type", "string")
                                .add("description", "for editors; unused by Lintel"))
                        .add("clients", list("client"))
                        .add("users", list("user"))
                        .add("scopes", list("scope"))
                        .add("apiResources", list("apiResource"))
                        .add("operators", list("operator")))
                .add("$defs", Json.createObjectBuilder()
                        .add("client", WRITER.thing(Options.CLIENT))
                        .add("user", user())
                        .add("scope", Json.createObjectBuilder().add("oneOf",
                                Json.createArrayBuilder().add(standardScope()).add(WRITER.thing(Options.SCOPE))))
                        .add("apiResource", WRITER.thing(Options.API_RESOURCE))
                        .add("operator", WRITER.thing(Options.OPERATOR))
                        .add("text", WRITER.string(Json.createObjectBuilder().add("type", "string")))
                        .add("reference", reference()))
                .build();
    }

    private static JsonObjectBuilder list(String of) {
        return Json.createObjectBuilder().add("type", "array").add("items",
                Json.createObjectBuilder().add("$ref", "#/$defs/" + of));
    }

    /** Either a password or its hash. */
    private static JsonObject user() {
        return Json.createObjectBuilder(WRITER.thing(Options.USER))
                .add("oneOf", Json.createArrayBuilder().add(required("password")).add(required("passwordHash"))).build();
    }

    private static JsonObjectBuilder standardScope() {
        return object("standard", Json.createObjectBuilder().add("enum",
                Json.createArrayBuilder(
                        Stream.concat(Scope.STANDARD.stream(), Scope.MANAGEMENT.stream()).map(Scope::name).toList())),
                "a scope of OpenID Connect Core §5.4, or of management");
    }

    /** A text that stands elsewhere. */
    private static JsonObjectBuilder reference() {
        return Json.createObjectBuilder().add("oneOf", Json.createArrayBuilder()
                .add(reference("fromEnvironment", "the value of this environment variable"))
                .add(reference("fromFile", "the content of this file, without the line break at its end")));
    }

    private static JsonObjectBuilder reference(String name, String meaning) {
        JsonObject plain = object(name, Json.createObjectBuilder().add("type", "string"), meaning).build();
        return Json.createObjectBuilder(plain).add("properties", Json.createObjectBuilder(plain.getJsonObject("properties"))
                .add("sha256", Json.createObjectBuilder().add("type", "boolean")
                        .add("description", "its hash, as the value of a secret needs it")));
    }

    private static JsonObjectBuilder object(String name, JsonObjectBuilder type, String meaning) {
        return Json.createObjectBuilder(required(name).build()).add("type", "object").add("additionalProperties", false)
                .add("properties", Json.createObjectBuilder().add(name, type.add("description", meaning)));
    }

    private static JsonObjectBuilder required(String name) {
        return Json.createObjectBuilder().add("required", Json.createArrayBuilder(List.of(name)));
    }
}

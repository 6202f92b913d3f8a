package org.lintel.manage;

import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;

import org.lintel.file.WrittenEntries;
import org.lintel.json.JsonText;

/**
 * What is registered as a configuration file: all lists but that of the users. Instead of secrets their names stand there, by which
 * {@link Changes} keeps those that are here.
 */
@ApplicationScoped
public class ConfigurationText {

    @Inject
    Clients clients;

    @Inject
    Scopes scopes;

    @Inject
    ApiResources apiResources;

    @Inject
    Operators operators;

    /** All of it, as text: half a kilobyte for a usual client. */
    public String write(Operator who) {
        who.reading(Area.CLIENTS);
        who.reading(Area.SCOPES);
        who.reading(Area.OPERATORS);
        var text = new StringWriter();
        try (JsonGenerator json = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createGenerator(text)) {
            json.writeStartObject();
            write(json, "clients", clients, WrittenEntries::client);
            write(json, "scopes", scopes, WrittenEntries::scope);
            write(json, "apiResources", apiResources, WrittenEntries::apiResource);
            write(json, "operators", operators, WrittenEntries::operator);
            json.writeEnd();
        }
        return text.toString().strip() + "\n";
    }

    private static <T extends Record> void write(JsonGenerator json, String list, Registry<T> registry,
            Function<T, Map<String, Object>> written) {
        json.writeStartArray(list);
        registry.all().forEach(entry -> json.write(JsonText.value(ManagedSecrets.masked(written.apply(entry)))));
        json.writeEnd();
    }
}

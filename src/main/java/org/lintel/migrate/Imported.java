package org.lintel.migrate;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;

import org.lintel.file.Entries;
import org.lintel.file.WrittenEntries;
import org.lintel.json.JsonText;

/** What comes of an import: the lists of a configuration file, and remarks. */
public final class Imported {

    private final Entries entries = new Entries();
    private final Map<String, Map<String, Map<String, Object>>> lists = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    Imported() {
        List.of("clients", "users", "scopes", "apiResources").forEach(list -> lists.put(list, new LinkedHashMap<>()));
    }

    void client(Map<String, Object> client) {
        add("clients", "client " + client.get("clientId"), client, entries::client, WrittenEntries::client);
    }

    void user(Map<String, Object> user) {
        add("users", "user " + user.get("username"), user, entries::user, WrittenEntries::user);
    }

    void scope(Map<String, Object> scope) {
        add("scopes", "scope " + scope.getOrDefault("name", scope.get("standard")), scope, entries::scope, WrittenEntries::scope);
    }

    void apiResource(Map<String, Object> resource) {
        add("apiResources", "API resource " + resource.get("name"), resource, entries::apiResource, WrittenEntries::apiResource);
    }

    boolean hasScope(String name) {
        return lists.get("scopes").containsKey("scope " + name);
    }

    private <T> void add(String list, String what, Map<String, Object> said, BiFunction<JsonObject, String, T> read,
            Function<T, Map<String, Object>> write) {
        try {
            Map<String, Object> written = write.apply(read.apply((JsonObject) JsonText.value(said), what));
            if (lists.get(list).putIfAbsent(what, written) != null) {
                remark(what, "is there twice, the second one is left out");
            }
        } catch (IllegalArgumentException e) {
            remarks.add(e.getMessage() + ": left out");
        }
    }

    /** @param what begins with the kind of thing, such as {@code client shop} */
    void remark(String what, String sentence) {
        remarks.add(what + ": " + sentence);
    }

    /** What could not be carried over, and what has to be done by hand. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The configuration file. */
    public String file() {
        var text = new StringWriter();
        try (JsonGenerator json = Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createGenerator(text)) {
            json.writeStartObject();
            lists.forEach((list, members) -> {
                json.writeStartArray(list);
                members.values().forEach(member -> json.write(JsonText.value(member)));
                json.writeEnd();
            });
            json.writeEnd();
        }
        return text.toString().strip();
    }

    /** What is not {@code null}, in the order in which it was put. */
    static Map<String, Object> said(Object... namesAndValues) {
        var said = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                said.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return said;
    }

    /** Claims in the order of their names; one value is itself, several are a list. */
    static Object claims(Map<String, List<Object>> values) {
        var claims = new TreeMap<String, Object>();
        values.forEach((name, all) -> claims.put(name, all.size() == 1 ? all.get(0) : all));
        return claims;
    }
}

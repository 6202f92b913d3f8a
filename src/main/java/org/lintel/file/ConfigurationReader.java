package org.lintel.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import org.lintel.model.ApiResource;
import org.lintel.model.Appointment;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.spi.Passwords;

/**
 * Reads the configuration's files, strictly. Whatever is wrong is an {@link IllegalArgumentException} whose message names file, line and
 * path.
 *
 * @param passwords   with which passwords are compared that are hashed
 * @param environment the variables that a file may refer to
 */
public record ConfigurationReader(Entries entries, Passwords passwords, Function<String, String> environment) {

    private static final List<String> LISTS = List.of("clients", "users", "scopes", "apiResources", "operators");

    /** For editors. */
    private static final String SCHEMA = "$schema";

    /** What stands in a file. */
    private record Content(SourceFile file, JsonObject json) {
    }

    /** @param configured files, and folders of files */
    public Configuration read(List<Path> configured) {
        var texts = new Texts();
        return configuration(texts, contents(configured, texts));
    }

    /**
     * What a program sends that has no files here. It refers to nothing: what that would lead to is ours.
     *
     * @param sent as a file would have it; complaints call it {@code sent}
     */
    public Configuration read(JsonObject sent) {
        var file = new SourceFile(Path.of("sent"), sent.toString());
        return configuration(new Texts(), List.of(new Content(file, known(file, sent))));
    }

    /** The files as one, with what they refer to: as a program sends them. */
    public JsonObject joined(List<Path> configured) {
        List<Content> contents = contents(configured, new Texts());
        var joined = Json.createObjectBuilder();
        for (String name : LISTS) {
            var list = Json.createArrayBuilder();
            contents.forEach(content -> array(content, name).forEach(list::add));
            joined.add(name, list);
        }
        return joined.build();
    }

    private List<Content> contents(List<Path> configured, Texts texts) {
        return SourceFile.all(configured).stream().map(path -> SourceFile.read(path, texts))
                .map(file -> new Content(file, resolved(file, texts))).toList();
    }

    private Configuration configuration(Texts texts, List<Content> contents) {
        var clients = new ArrayList<Listed<Client>>();
        var users = new ArrayList<Listed<LocalUser>>();
        var scopes = new ArrayList<Listed<Scope>>();
        var apiResources = new ArrayList<Listed<ApiResource>>();
        var operators = new ArrayList<Listed<Appointment>>();
        for (Content content : contents) {
            clients.addAll(list(content, "clients", entries::client));
            users.addAll(list(content, "users", entries::user));
            scopes.addAll(list(content, "scopes", entries::scope));
            apiResources.addAll(list(content, "apiResources", entries::apiResource));
            operators.addAll(list(content, "operators", entries::operator));
        }
        return new Configuration(texts, clients, users, scopes, apiResources, operators, passwords);
    }

    private JsonObject resolved(SourceFile file, Texts texts) {
        JsonObject content = known(file, file.content());
        try {
            return new References(environment, texts).resolve(content);
        } catch (IllegalArgumentException e) {
            throw file.wrong(e.getMessage());
        }
    }

    private static JsonObject known(SourceFile file, JsonObject content) {
        content.keySet().stream().filter(name -> !name.equals(SCHEMA) && !LISTS.contains(name)).findFirst().ifPresent(name -> {
            throw file.wrong("unknown name \"" + name + "\"; known are " + String.join(", ", LISTS));
        });
        return content;
    }

    private static <T> List<Listed<T>> list(Content content, String name, BiFunction<JsonObject, String, T> read) {
        var entries = new ArrayList<Listed<T>>();
        JsonArray array = array(content, name);
        try {
            for (int i = 0; i < array.size(); i++) {
                String path = name + "[" + i + "]";
                entries.add(new Listed<>(read.apply(array.getJsonObject(i), path), content.file, path));
            }
            return entries;
        } catch (ClassCastException e) {
            throw content.file.noLists(e);
        } catch (IllegalArgumentException e) {
            throw content.file.wrong(e.getMessage());
        }
    }

    private static JsonArray array(Content content, String name) {
        try {
            return content.json.containsKey(name) ? content.json.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
        } catch (ClassCastException e) {
            throw content.file.noLists(e);
        }
    }
}

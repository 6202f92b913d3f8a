package org.lintel.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

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

    /** {@code $schema} is for editors. */
    private static final Set<String> NAMES = Set.of("$schema", "clients", "users", "scopes", "apiResources", "operators");

    /** @param configured files, and folders of files */
    public Configuration read(List<Path> configured) {
        var texts = new Texts();
        var clients = new ArrayList<Listed<Client>>();
        var users = new ArrayList<Listed<LocalUser>>();
        var scopes = new ArrayList<Listed<Scope>>();
        var apiResources = new ArrayList<Listed<ApiResource>>();
        var operators = new ArrayList<Listed<Appointment>>();
        for (Path path : SourceFile.all(configured)) {
            SourceFile file = SourceFile.read(path, texts);
            JsonObject content = content(file, texts);
            clients.addAll(list(file, content, "clients", entries::client));
            users.addAll(list(file, content, "users", entries::user));
            scopes.addAll(list(file, content, "scopes", entries::scope));
            apiResources.addAll(list(file, content, "apiResources", entries::apiResource));
            operators.addAll(list(file, content, "operators", entries::operator));
        }
        return new Configuration(texts, clients, users, scopes, apiResources, operators, passwords);
    }

    private JsonObject content(SourceFile file, Texts texts) {
        JsonObject content = file.content();
        content.keySet().stream().filter(name -> !NAMES.contains(name)).findFirst().ifPresent(name -> {
            throw file.wrong("unknown name \"" + name + "\"; known are clients, users, scopes, apiResources, operators");
        });
        try {
            return new References(environment, texts).resolve(content);
        } catch (IllegalArgumentException e) {
            throw file.wrong(e.getMessage());
        }
    }

    private static <T> List<Listed<T>> list(SourceFile file, JsonObject content, String name, BiFunction<JsonObject, String, T> read) {
        var entries = new ArrayList<Listed<T>>();
        try {
            JsonArray array = content.containsKey(name) ? content.getJsonArray(name) : JsonValue.EMPTY_JSON_ARRAY;
            for (int i = 0; i < array.size(); i++) {
                String path = name + "[" + i + "]";
                entries.add(new Listed<>(read.apply(array.getJsonObject(i), path), file, path));
            }
            return entries;
        } catch (ClassCastException e) {
            throw file.noLists(e);
        } catch (IllegalArgumentException e) {
            throw file.wrong(e.getMessage());
        }
    }
}

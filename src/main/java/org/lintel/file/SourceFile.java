package org.lintel.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonParsingException;

import org.lintel.json.JsonLines;
import org.lintel.json.JsonText;
import org.lintel.json.YamlText;

/** One of the configuration's files: JSON, or YAML by the end of its name. */
record SourceFile(Path path, String text) {

    private static final String NAMES = "[^.].*\\.(json|yaml|yml)";

    /**
     * Those that are named, and of a folder those that end in {@code .json}, {@code .yaml} or {@code .yml}, by name.
     *
     * @throws IllegalArgumentException for a folder without one: that is a mount that failed rather than a wish to have no clients
     */
    static List<Path> all(List<Path> configured) {
        return configured.stream().flatMap(path -> Files.isDirectory(path) ? in(path) : Stream.of(path)).toList();
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.getFileName().toString().matches(NAMES) && Files.isRegularFile(file)).sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(folder + ": has no file that ends in .json, .yaml or .yml");
            }
            return found.stream();
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    static SourceFile read(Path path, Texts texts) {
        try {
            return new SourceFile(path, texts.read(path));
        } catch (IOException e) {
            throw new IllegalArgumentException(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException with a sentence that names the file, if it is no object */
    JsonObject content() {
        try {
            return yaml() ? YamlText.read(text) : JsonText.read(text);
        } catch (JsonParsingException e) {
            throw new IllegalArgumentException(path + ": is not JSON at line " + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber(), e);
        } catch (JsonException | ClassCastException e) {
            throw noLists(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }

    IllegalArgumentException noLists(RuntimeException cause) {
        return new IllegalArgumentException(path + ": is not a JSON object with lists of objects", cause);
    }

    /**
     * That something is wrong, with file and line.
     *
     * @param complaint begins with the path of what is wrong, such as {@code clients[0].redirectUris}
     */
    IllegalArgumentException wrong(String complaint) {
        OptionalLong line = line(complaint);
        return new IllegalArgumentException(
                path + ": " + (line.isPresent() ? "line " + line.getAsLong() + ": " : "") + complaint);
    }

    /** Where something stands, for a sentence. */
    String place(String what) {
        OptionalLong line = line(what);
        return path + (line.isPresent() ? ", line " + line.getAsLong() : "");
    }

    private OptionalLong line(String what) {
        return yaml() ? YamlText.line(what, text) : JsonLines.of(what, text);
    }

    private boolean yaml() {
        return !path.toString().endsWith(".json") && path.toString().matches(".*\\.ya?ml");
    }
}

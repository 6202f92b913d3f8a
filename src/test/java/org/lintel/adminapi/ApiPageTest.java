package org.lintel.adminapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.lintel.config.Addresses;
import org.lintel.json.JsonText;

/** docs/api.md is what the document of the API says. After a change {@code ./mvnw test -Dtest=ApiPageTest -Dupdate} writes it. */
class ApiPageTest {

    private static final Path PAGE = Path.of("docs/api.md");
    private static final List<String> METHODS = List.of("get", "put", "patch", "post", "delete");

    private static final String HEAD = """
            # The management API

            All operations below `/admin/api`, with the scope that an access token needs; [administering.md](administering.md) shows
            how they are used. Made of the same document that is at `/admin/api/openapi.json`.

            | operation | what it does | scope |
            | --- | --- | --- |
            """;

    @Test
    void thePageIsMadeOfTheDocument() throws IOException {
        String made = HEAD + document().getJsonObject("paths").entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(path -> rows(path.getKey(), path.getValue().asJsonObject())).collect(joining());
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).as("-Dupdate writes it").isEqualTo(made);
    }

    @Test
    void itSaysWhereTheApiIs() throws IOException {
        assertThat(document().getJsonArray("servers")).hasSize(1);
        assertThat(document().getJsonArray("servers").getJsonObject(0).getString("url")).isEqualTo(Addresses.ADMIN_API);
    }

    @Test
    void everyOperationSaysWhatItDoesAndIsGuarded() throws IOException {
        document().getJsonObject("paths")
                .forEach((path, item) -> METHODS.stream().filter(item.asJsonObject()::containsKey).forEach(method -> {
                    JsonObject operation = item.asJsonObject().getJsonObject(method);
                    assertThat(operation.getString("summary", "")).as(method + " " + path).isNotBlank();
                    assertThat(scope(operation).isEmpty()).as(method + " " + path).isEqualTo(path.equals("/openapi.json"));
                }));
    }

    private static JsonObject document() throws IOException {
        try (var in = DocumentResource.class.getResourceAsStream("openapi.json")) {
            return JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String rows(String path, JsonObject item) {
        return METHODS.stream().filter(item::containsKey).map(method -> {
            JsonObject operation = item.getJsonObject(method);
            return "| `" + method.toUpperCase(Locale.ROOT) + " " + path + "` | " + operation.getString("summary") + " | "
                    + scope(operation) + " |\n";
        }).collect(joining());
    }

    /** In code marks, or empty. */
    private static String scope(JsonObject operation) {
        JsonArray security = operation.getJsonArray("security");
        return security == null ? "" : security.stream().map(JsonValue::asJsonObject).flatMap(each -> each.getJsonArray("oauth").stream())
                .map(scope -> "`" + ((JsonString) scope).getString() + "`").collect(joining(", "));
    }
}

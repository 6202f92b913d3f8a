package org.lintel.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;

import org.junit.jupiter.api.Test;
import org.lintel.json.JsonText;

/**
 * The tables of docs/configuration.md and docs/configuration.schema.json are what {@link Options} say. After a change of these
 * {@code ./mvnw test -Dtest=OptionsPageTest -Dupdate} writes them.
 */
class OptionsPageTest {

    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final Path SCHEMA = Path.of("docs/configuration.schema.json");
    private static final Map<String, Options> TABLES = Map.of("clients", Options.CLIENT, "users", Options.USER, "scopes", Options.SCOPE,
            "apiResources", Options.API_RESOURCE, "operators", Options.OPERATOR, "secrets", Options.SECRET);
    private static final Pattern TABLE = Pattern.compile("(<!-- options of (\\w+) -->\n).*?(?=<!-- end of options -->)", Pattern.DOTALL);

    @Test
    void h6_theTablesOfThePageAreMadeOfTheOptions() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(TABLE.matcher(page).results().map(found -> found.group(2))).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
        String made = TABLE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + tables(TABLES.get(found.group(2)))));
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).as("-Dupdate writes it").isEqualTo(made);
    }

    @Test
    void h6_theSchemaIsMadeOfTheOptions() throws IOException {
        String made = pretty(ConfigurationSchema.whole());
        if (System.getProperty("update") != null) {
            Files.writeString(SCHEMA, made);
        }
        assertThat(Files.readString(SCHEMA)).as("-Dupdate writes it").isEqualTo(made);
    }

    private static String tables(Options options) {
        List<String> groups = options.all().stream().map(Option::group).distinct().toList();
        return groups.stream().map(group -> (group.equals(groups.get(0)) ? "" : "\n" + group + ":\n\n") + """
                | name | default | meaning | specification |
                | --- | --- | --- | --- |
                """ + options.all().stream().filter(option -> option.group().equals(group)).map(OptionsPageTest::row)
                .collect(Collectors.joining())).collect(Collectors.joining());
    }

    private static String row(Option option) {
        return "| `" + option.name() + "` | " + fallback(option) + " | " + option.meaning() + " | " + option.section() + " |\n";
    }

    private static String fallback(Option option) {
        if (option.needed()) {
            return "needed";
        } else if (option.fallback() == null) {
            return option.usually().isEmpty() ? "none" : option.usually();
        }
        return "`" + JsonText.value(option.fallback()) + "`" + (option.usually().isEmpty() ? "" : ": " + option.usually());
    }

    private static String pretty(JsonObject object) {
        var text = new StringWriter();
        try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
            writer.write(object);
        }
        return text.toString().strip() + "\n";
    }
}

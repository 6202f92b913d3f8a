package org.lintel.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's validator takes the JSON Schema of the configuration file for what it should be. */
class ConfigurationSchemaTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(ConfigurationSchema.whole().toString());

    static final List<Options> KINDS = List.of(Options.CLIENT, Options.USER, Options.SCOPE, Options.API_RESOURCE, Options.OPERATOR,
            Options.SECRET);

    static Stream<Path> samples() throws IOException {
        return Stream.of(Path.of("src/test/resources"), Path.of("samples"), Path.of("server-config")).filter(Files::exists)
                .flatMap(ConfigurationSchemaTest::json).filter(path -> read(path).matches("(?s)\\s*\\{\\s*\"clients\":\\s*\\[\\s*\\{.*"));
    }

    /** Itself by the schema of schemas. */
    @Test
    void h6_isASchema() {
        JsonSchema schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(schemas.validate(ConfigurationSchema.whole().toString(), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void h6_theFilesOfTheRepositoryAreValid(Path file) {
        assertThat(complaints(read(file))).isEmpty();
    }

    @Test
    void h6_thereAreSuchFiles() throws IOException {
        assertThat(samples()).contains(Path.of("src/test/resources/http-suite.json"), Path.of("samples/tutorial/lintel.json"));
    }

    @Test
    void h6_theExampleOfThePageIsValid() throws IOException {
        var example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("docs/configuration.md")));
        assertThat(example.find()).isTrue();
        assertThat(complaints(example.group(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'$schema': 'configuration.schema.json', 'clients': []}",
            "{'clients': [{'clientId': 'c', 'clientName#de': 'C', 'clientUri': null}]}",
            "{'clients': [{'clientId': 'c', 'clientSecrets': [{'value': {'fromFile': '/run/secret', 'sha256': true}}]}]}",
            "{'users': [{'subject': '1', 'username': 'bob', 'password': {'fromEnvironment': 'BOB'}, 'claims': {'groups': ['a']}}]}",
            "{'scopes': [{'standard': 'openid'}, {'name': 'api', 'kind': 'resource'}]}"})
    void h6_whatIsRightIsValid(String file) {
        assertThat(complaints(file.replace('\'', '"'))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "[]",
            "{'client': []}",
            "{'clients': [{}]}",
            "{'clients': [{'clientId': 'c', 'redirectUri': 'x'}]}",
            "{'clients': [{'clientId': 'c', 'accessTokenLifetime': '600'}]}",
            "{'clients': [{'clientId': 'c', 'accessTokenType': 'JWT'}]}",
            "{'clients': [{'clientId': 'c', 'authorizationCodeLifetime': 601}]}",
            "{'clients': [{'clientId': 'c', 'allowedIdentityTokenSigningAlgorithms': ['none']}]}",
            "{'clients': [{'clientId': 'c', 'clientSecrets': [{'value': {'fromFile': '/x', 'trim': true}}]}]}",
            "{'clients': [{'clientId': 'c', 'description#de': 'x'}]}",
            "{'users': [{'subject': '1', 'username': 'bob'}]}",
            "{'users': [{'subject': '1', 'username': 'bob', 'password': 'x', 'passwordHash': 'x'}]}",
            "{'scopes': [{'standard': 'nonsense'}]}",
            "{'scopes': [{'standard': 'openid', 'enabled': false}]}",
            "{'apiResources': [{'name': 'a', 'scopes': 'api'}]}"})
    void h6_whatIsWrongIsNot(String file) {
        assertThat(complaints(file.replace('\'', '"'))).isNotEmpty();
    }

    /** The schemas for programs hold together without the file. */
    @ParameterizedTest
    @FieldSource("KINDS")
    void h6_theSchemaOfOneThingStandsAlone(Options kind) {
        assertThat(kind.schema().toString()).doesNotContain("$ref");
        assertThat(kind.schema().getJsonObject("properties").keySet())
                .containsExactlyElementsOf(kind.all().stream().map(Option::name).toList());
    }

    private static List<String> complaints(String file) {
        return SCHEMA.validate(file, InputFormat.JSON).stream().map(ValidationMessage::getMessage).toList();
    }

    private static Stream<Path> json(Path folder) {
        try {
            return Files.walk(folder).filter(path -> path.toString().endsWith(".json") && !path.toString().contains("target"))
                    .toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

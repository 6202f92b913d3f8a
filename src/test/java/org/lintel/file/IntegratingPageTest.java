package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.model.Client;
import org.lintel.secret.Argon2Passwords;

/** What {@code docs/integrating.md} says of our side is something that we take, and of the samples something that they do. */
class IntegratingPageTest {

    private static final Path PAGE = Path.of("docs/integrating.md");
    private static final String RUN_SECRET = "\\{\"fromFile\": [^}]*}";

    @TempDir
    Path folder;

    static List<String> registrations() throws IOException {
        return blocks("json");
    }

    @ParameterizedTest
    @MethodSource("registrations")
    void everyRegistrationIsGood(String registration) throws IOException {
        Path path = Files.writeString(folder.resolve("lintel.json"),
                "{\"clients\": [" + registration.replaceAll(RUN_SECRET, "\"AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=\"") + "]}");
        Configuration file = new ConfigurationReader(new Entries(), Argon2Passwords.ofDefaults(), System::getenv).read(List.of(path));

        Client client = file.clients().get(0);
        assertThat(client.clientId()).as("needs no form-encoding").matches("[a-z-]+");
        assertThat(client.requests().redirectUris()).isNotEmpty();
        assertThat(client.allowedScopes()).contains("openid");
    }

    /** Each block of Java stands in the sample, if not with the same values. */
    @ParameterizedTest
    @ValueSource(strings = {
            "samples/spring-boot/src/main/java/org/lintel/samples/spring/Security.java",
            "samples/jakarta-security/src/main/java/org/lintel/samples/security/SignIn.java"})
    void theJavaIsThatOfTheSamples(String sample) throws IOException {
        List<String> lines = Files.readString(Path.of(sample)).lines().map(String::strip).toList();

        assertThat(blocks("java")).anySatisfy(block -> assertThat(lines).containsAll(block.lines().map(String::strip)
                .filter(line -> !line.startsWith("providerURI")).toList()));
    }

    private static List<String> blocks(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        return block.results().map(result -> result.group(1)).toList();
    }
}

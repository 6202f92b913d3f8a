package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Setting;
import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.secret.Argon2Passwords;
import org.lintel.model.Scope;

/** docs/configuration.md says what is the case: every setting with its default. {@code OptionsPageTest} has the file. */
class ConfigurationPageTest {

    private static final String PAGE = read(Path.of("docs/configuration.md"));

    /** What looks like a setting on the page and is a file, or begins the names of settings of others. */
    private static final Set<String> OTHERS = Set.of("lintel.json", "lintel.properties", "lintel.war", "lintel.plugin", "lintel.api");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingHasARowWithItsDefault(Setting setting) {
        Map<String, String> rows = rows("## Settings");

        assertThat(rows).containsKey(setting.key());
        assertThat(rows.get(setting.key())).isEqualTo(
                setting.fallback() == null || setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`");
    }

    @Test
    void noSettingIsMentionedThatDoesNotExist() {
        List<String> keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
        Matcher mentioned = Pattern.compile("\\blintel(\\.[a-z][a-z-]*)+").matcher(PAGE);

        assertThat(mentioned.results().map(result -> result.group()).filter(name -> !OTHERS.contains(name)).distinct())
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void theExampleIsAGoodFile(@TempDir Path directory) throws IOException {
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(PAGE);
        assertThat(example.find()).isTrue();
        Path path = Files.writeString(directory.resolve("lintel.json"), example.group(1));
        Configuration file = new ConfigurationReader(new Entries(), Argon2Passwords.ofDefaults(), System::getenv).read(List.of(path));

        assertThat(file.clients()).extracting(Client::clientId).containsExactly("js", "nightly-job");
        assertThat(file.users()).hasSize(1);
        assertThat(file.scopes()).hasSize(5);
        assertThat(file.apiResources()).hasSize(1);
        assertThat(Stream.concat(file.clients().stream().map(Client::clientId), file.apiResources().stream().map(ApiResource::name)))
                .as("needs no form-encoding").allMatch(name -> name.matches("[a-z-]+"));
        assertThat(example.find()).as("a second example").isFalse();
    }

    @Test
    void everyStandardScopeIsNamed() {
        String section = PAGE.substring(PAGE.indexOf("### `scopes`"), PAGE.indexOf("### `apiResources`"));

        assertThat(Scope.STANDARD).allSatisfy(scope -> assertThat(section).contains("`" + scope.name() + "`"));
    }

    /** First and second cell of the table below a heading. */
    private static Map<String, String> rows(String heading) {
        int begin = PAGE.indexOf("\n" + heading + "\n");
        assertThat(begin).as(heading).isNotNegative();
        int next = PAGE.indexOf("\n##", begin + heading.length());
        Matcher row = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.*?) \\|").matcher(PAGE.substring(begin, next < 0 ? PAGE.length() : next));
        var rows = new LinkedHashMap<String, String>();
        row.results().forEach(result -> rows.put(result.group(1), result.group(2)));
        return rows;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

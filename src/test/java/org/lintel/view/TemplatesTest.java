package org.lintel.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Content Security Policy forbids, and what would let data become markup, is not in the sources of the pages. */
class TemplatesTest {

    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Pattern TEXT = Pattern.compile("texts\\.of\\(('[^)]*)\\)|texts\\.of\\((?!')[^?)]+\\?([^)]*)\\)");
    private static final Pattern KEY = Pattern.compile("'([a-z]+\\.[A-Za-z.]+)'");
    private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);

    /** Has the token of a form of the console, and what it is about: the address of its page. */
    private static final Path ABOUT = WEBAPP.resolve("WEB-INF/templates/about.xhtml");
    private static final Pattern TOKEN = Pattern.compile(
            "name=\"(\\w+)\" value[^>]*>\\s*<input type=\"hidden\" name=\"formToken\" value=\"#\\{form.tokenFor\\('\\1'");

    /** The only one, and a browser runs it by its nonce. */
    private static final String CONSOLE_SCRIPT = "<script src=\"#{request.contextPath}/assets/console.js\" nonce=\"#{console.nonce}\" ";

    static List<Path> templates() throws IOException {
        return find(".xhtml");
    }

    static List<Path> assets() throws IOException {
        return find(".css", ".svg");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void escapesAllOutput(Path template) throws IOException {
        assertThat(Files.readString(template)).doesNotContainPattern("escape\\s*=").doesNotContain("CDATA", "<h:outputText", "innerHTML");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasNoScriptAndNoInlineStyle(Path template) throws IOException {
        assertThat(Files.readString(template).replace(CONSOLE_SCRIPT, ""))
                .doesNotContainPattern("(?i)\\sstyle\\s*=|\\son[a-z]+\\s*=|<script|<style|javascript:|<f:ajax");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isStatelessAndWorksUnderAnyContextPath(Path template) throws IOException {
        String source = Files.readString(template);
        if (source.contains("<f:view")) {
            assertThat(source).contains("transient=\"true\"", "lang=\"#{view.locale.language}\"");
        }
        assertThat(source).doesNotContainPattern("(href|src)=\"/(?!WEB-INF)");
        if (source.contains("<h:form")) {
            assertThat(source).contains("name=\"formToken\"", "prependId=\"false\"");
            if (!template.endsWith("password.xhtml") && !template.endsWith("first-administrator.xhtml")) {
                assertThat(source).as("what the form is about, but for one that is about its user only")
                        .containsPattern("name=\"(request|logoutId)\"");
            }
        }
        assertThat(FORM.matcher(source).results().map(MatchResult::group).filter(form -> !form.contains("method=\"get\"")))
                .allSatisfy(form -> {
                    assertThat(form).containsPattern("method=\"post\" action=\"#\\{request.contextPath}(/|#\\{\\w+\\.\\w+})");
                    assertThat(form.contains("<ui:include src=\"/WEB-INF/templates/about.xhtml\"/>") || TOKEN.matcher(form).find())
                            .isTrue();
                });
    }

    @Test
    void aFormOfTheConsoleIsAboutTheAddressOfItsPage() throws IOException {
        assertThat(Files.readString(ABOUT)).containsPattern(TOKEN).contains("name=\"at\" value=\"#{console.address}\"");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void usesTextsThatExist(Path template) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/org/lintel/language/texts.properties"))) {
            texts.load(file);
        }
        assertThat(TEXT.matcher(Files.readString(template)).results()
                .flatMap(use -> KEY.matcher(use.group()).results()).map(key -> key.group(1))).allSatisfy(
                        key -> assertThat(texts.stringPropertyNames()).as("one of them where the end is said later")
                                .anyMatch(name -> key.endsWith(".") ? name.startsWith(key) : name.equals(key)));
    }

    @ParameterizedTest
    @MethodSource("assets")
    void loadsNothingFromElsewhere(Path asset) throws IOException {
        assertThat(Files.readString(asset).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContainPattern("https?:|@import|url\\(|<script|<style");
    }

    private static List<Path> find(String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).sorted().toList();
        }
    }
}

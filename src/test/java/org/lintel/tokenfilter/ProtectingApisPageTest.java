package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/protecting-apis.md says what is the case, and its examples compile; so does Part 2 of the tutorial. */
class ProtectingApisPageTest {

    private static final Path PAGE = Path.of("docs/protecting-apis.md");
    private static final Pattern CLASS = Pattern.compile("```java\n(package com\\.example;.*?public class (\\w+).*?)```", Pattern.DOTALL);
    private static final Pattern SETTING = Pattern.compile("\\| `lintel\\.api\\.([a-z-]+)` \\| (?:`([^`]*)`)? ?\\| \\S.*");

    private static final Map<String, String> BASE = Map.of("authority", "https://id.example", "client-id", "api", "client-secret",
            "secret");

    @Test
    void theTableListsTheComponentsOfTheOptionsInTheirOrder() throws IOException {
        assertThat(settings().keySet()).containsExactlyElementsOf(Arrays.stream(TokenFilterOptions.class.getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)).toList());
    }

    @Test
    void aDefaultSaysWhatHoldsWithoutTheSetting() throws IOException {
        var defaults = new TreeMap<String, String>();
        settings().forEach((name, value) -> {
            if (value != null) {
                defaults.put(name, value);
            }
        });
        assertThat(defaults).hasSizeGreaterThan(10);
        defaults.putAll(BASE);
        assertThat(ConfiguredOptions.read(defaults).build()).isEqualTo(ConfiguredOptions.read(BASE).build());
    }

    @Test
    void theExamplesCompile(@TempDir Path folder) throws IOException {
        var files = new LinkedHashMap<Path, String>();
        Matcher found = CLASS.matcher(Files.readString(PAGE));
        while (found.find()) {
            files.put(folder.resolve(found.group(2) + ".java"), found.group(1));
        }
        assertThat(files).hasSize(4);
        for (var file : files.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        compiles(folder, List.copyOf(files.keySet()));
    }

    @Test
    void theTutorialShowsTheSampleAsItIs() throws IOException {
        String tutorial = Files.readString(Path.of("docs/tutorials/javascript.md"));
        Path sample = Path.of("samples/api/src/main");
        for (String file : List.of("java/org/lintel/samples/api/Api.java", "java/org/lintel/samples/api/Values.java",
                "resources/META-INF/microprofile-config.properties")) {
            assertThat(tutorial).contains(Files.readString(sample.resolve(file)));
        }
    }

    private static Map<String, String> settings() throws IOException {
        var settings = new LinkedHashMap<String, String>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher setting = SETTING.matcher(line);
            if (setting.matches()) {
                settings.put(setting.group(1), setting.group(2));
            }
        }
        return settings;
    }

    private static void compiles(Path folder, List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        var complaints = new StringWriter();
        boolean compiled = compiler.getTask(complaints, manager, null,
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path")), null,
                manager.getJavaFileObjectsFromPaths(files)).call();
        assertThat(compiled).as(complaints.toString()).isTrue();
    }
}

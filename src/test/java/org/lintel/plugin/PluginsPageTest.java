package org.lintel.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import jakarta.enterprise.context.ApplicationScoped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lintel.model.Session;
import org.lintel.spi.SessionEnding;
import org.lintel.spi.Signer;

/** The plug-ins of docs/plugins.md compile, and they are plug-ins; its tables list what there is. */
class PluginsPageTest {

    private static final Path PAGE = Path.of("docs/plugins.md");
    private static final Pattern CLASS = Pattern.compile("```java\n(package com\\.example;.*?public class (\\w+).*?)```", Pattern.DOTALL);
    private static final Pattern SAMPLE = Pattern
            .compile("```java\n(package (org\\.lintel\\.samples\\.\\w+);.*?\n(?:public )?class (\\w+).*?)```", Pattern.DOTALL);

    @Test
    void theExamplesFillPlacesAndJoinChains(@TempDir Path folder) throws Exception {
        List<String> names = sources(folder);
        compile(folder, names);
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                var app = Deployment.of(load(loader, names)).and(Endings.class, Pen.class).start()) {
            var report = app.bean(PlacesReport.class);
            assertThat(report.places().values()).extracting(Provider::name)
                    .containsExactly("com.example.HrUsers", "com.example.Stores#clients", "com.example.Stores#scopes",
                            "com.example.ShortForMachines");
            assertThat(report.chains().get(Chain.REQUEST_RULES)).extracting(Provider::name).containsExactly("com.example.AlwaysNonce");
            assertThat(report.chains().get(Chain.REQUEST_ADAPTERS)).extracting(Provider::name).containsExactly("com.example.CommaScopes");
            assertThat(report.chains().get(Chain.TOKEN_RESPONSE_CUSTOMIZERS)).extracting(Provider::name)
                    .containsExactly("com.example.Tenant");
            assertThat(report.chains().get(Chain.INTROSPECTION_CUSTOMIZERS)).extracting(Provider::name)
                    .containsExactly("com.example.Tenant");
            assertThat(report.chains().get(Chain.TOKEN_CUSTOMIZERS)).extracting(Provider::name).containsExactly("com.example.Department");
        }
    }

    /** Those are built and tested as outsiders' plug-ins are. */
    @Test
    void theOtherExamplesAreTheSamples() throws IOException {
        Matcher found = SAMPLE.matcher(Files.readString(PAGE));
        var samples = new ArrayList<String>();
        while (found.find()) {
            String kind = found.group(3).endsWith("Test") ? "test" : "main";
            String file = "src/" + kind + "/java/" + found.group(2).replace('.', '/') + "/" + found.group(3) + ".java";
            try (Stream<Path> folders = Files.list(Path.of("samples"))) {
                assertThat(folders.map(folder -> folder.resolve(file)).filter(Files::exists)).singleElement()
                        .satisfies(sample -> assertThat(sample).content(StandardCharsets.UTF_8).isEqualTo(found.group(1)));
            }
            samples.add(found.group(3));
        }
        assertThat(samples).containsExactly("JdbcUsers", "JdbcUsersTest", "JwtBearerGrant", "GatewayJwt", "WebHook");
    }

    @Test
    void theQuickStartIsTheSampleThatTheBuildTries() throws IOException {
        assertThat(Files.readString(PAGE)).contains("```xml\n" + Files.readString(Path.of("samples/jdbc-users/pom.xml")) + "```");
    }

    @Test
    void theTablesListEveryPlaceAndChain() throws IOException {
        String page = Files.readString(PAGE);
        for (Place place : Place.values()) {
            assertThat(page).containsPattern("\\| `" + place + "` \\|.*\\| `" + place.setting().key() + "` \\|");
        }
        for (Chain chain : Chain.values()) {
            assertThat(page).contains("| `" + chain + "` |");
        }
    }

    /** What the examples inject and Lintel has. */
    @ApplicationScoped
    static class Endings implements SessionEnding {

        @Override
        public Optional<Session> end(String sid) {
            return Optional.empty();
        }

        @Override
        public List<Session> endAll(String subject) {
            return List.of();
        }
    }

    @ApplicationScoped
    static class Pen implements Signer {

        @Override
        public String sign(String typ, Duration lifetime, Map<String, Object> claims) {
            return typ;
        }
    }

    private static List<String> sources(Path folder) throws IOException {
        var names = new ArrayList<String>();
        Matcher found = CLASS.matcher(Files.readString(PAGE));
        while (found.find()) {
            names.add(found.group(2));
            Files.writeString(folder.resolve(found.group(2) + ".java"), found.group(1));
        }
        return names;
    }

    private static void compile(Path folder, List<String> names) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        var complaints = new StringWriter();
        boolean compiled = compiler.getTask(complaints, files, null,
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path")), null,
                files.getJavaFileObjects(names.stream().map(name -> folder.resolve(name + ".java")).toArray(Path[]::new))).call();
        assertThat(compiled).as(complaints.toString()).isTrue();
    }

    private static Class<?>[] load(ClassLoader loader, List<String> names) throws ClassNotFoundException {
        var classes = new Class<?>[names.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = loader.loadClass("com.example." + names.get(i));
        }
        return classes;
    }
}

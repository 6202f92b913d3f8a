package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.json.Json;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.Patience;
import org.lintel.test.Built;
import org.lintel.test.Ports;
import org.lintel.test.Product;
import org.lintel.test.Run;
import org.lintel.test.Server;

/** The servers started as their README.md says, with {@code watched.sh}: for a supervisor that looks at nothing but the process. */
@Tag("http")
@Tag("portability")
class StartScriptIT {

    /** What the servers answer to SIGTERM. */
    private static final Map<String, Integer> TERMINATED = Map.of("payara", 143, "wildfly", 0);

    @TempDir
    Path folder;

    private final int port = Ports.free();
    private boolean json;
    private String jvmOptions = "";

    @Test
    void x69_whereLintelDoesNotStartTheScriptEndsWithAnErrorAndTheSentenceIsTheLastLine() throws Exception {
        Process process = start("lintel.isuer", "https://id.example.org");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();

        assertThat(process.exitValue()).isEqualTo(1);
        List<String> log = log();
        assertThat(log.get(log.size() - 1))
                .isEqualTo("Lintel does not start: there is no setting \"lintel.isuer\"; did you mean lintel.issuer?");
        assertThat(log.subList(log.size() - 5, log.size())).noneMatch(line -> line.startsWith("\tat "));
    }

    /** One environment variable on Payara Micro, one script on WildFly. */
    @Test
    void x69_alsoWhereTheLogIsInJson() throws Exception {
        json = true;
        Process process = start("lintel.isuer", "https://id.example.org");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();

        assertThat(log()).last().asString()
                .isEqualTo("Lintel does not start: there is no setting \"lintel.isuer\"; did you mean lintel.issuer?");
        List<String> records = log().stream().filter(line -> line.startsWith("{")).toList();
        assertThat(records).hasSizeGreaterThan(3).allSatisfy(line -> Json.createReader(new StringReader(line)).readObject());
        // WildFly has lines before its log is set up
        assertThat(log()).filteredOn(line -> line.contains("org.lintel.")).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }

    @Test
    void x69_aContextPathUnlikeTheIssuersIsSuchAReason() throws Exception {
        Process process = start("lintel.issuer", "http://localhost:" + port + "/id");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();

        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(log()).last().asString().startsWith("Lintel does not start: lintel.issuer: the path of ").contains("is /id,",
                "context path /;");
    }

    @Test
    void x69_otherwiseItStaysUntilASignalAndSaysSo() throws Exception {
        startUntilReadyAndStop();
    }

    /** On Payara; WildFly is started as it is. */
    @Test
    void whatTheFirstStartHasPreparedTheNextOnesUse() throws Exception {
        assumeTrue(Run.on("payara"));
        startUntilReadyAndStop();
        Path classes = folder.resolve("run/prepared/classes.jsa");
        assertThat(classes).as("recorded at the end").isNotEmptyFile();
        FileTime recorded = Files.getLastModifiedTime(classes);

        jvmOptions = "-Xlog:class+load:file=" + folder.resolve("loaded");
        startUntilReadyAndStop();
        assertThat(loaded("org.lintel.", "shared objects file")).as("of Lintel").isGreaterThan(400);
        assertThat(loaded("", "shared objects file")).as("of all").isGreaterThan(9 * loaded("", "jar"));
        assertThat(Files.getLastModifiedTime(classes)).isEqualTo(recorded);

        // another version, say: nothing of the old one is used
        Files.delete(folder.resolve("lintel.war"));
        Files.copy(Built.war(), folder.resolve("lintel.war"));
        Files.setLastModifiedTime(folder.resolve("lintel.war"), FileTime.from(Instant.EPOCH));
        startUntilReadyAndStop();
        assertThat(loaded("org.lintel.", "shared objects file")).isZero();
        assertThat(Files.getLastModifiedTime(classes)).isGreaterThan(recorded);
    }

    private long loaded(String name, String from) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("loaded"))) {
            return lines.filter(line -> line.contains("] " + name) && line.contains("source: ") && line.contains(from)).count();
        }
    }

    private void startUntilReadyAndStop() throws Exception {
        Process process = start("lintel.issuer", "http://localhost:" + port);
        try {
            var ready = URI.create("http://localhost:" + port + "/status/ready");
            for (int i = 0; i < 9 && process.isAlive() && !answers(ready); i++) {
                Patience.until(() -> answers(ready) || !process.isAlive(), done -> done);
            }
            assertThat(answers(ready)).as(() -> String.join("\n", log())).isTrue();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("it passes the signal on").isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED.get(Product.underTest().name()));
        assertThat(process.descendants()).isEmpty();
    }

    private static boolean answers(URI address) {
        try {
            return Answer.get(address).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private Process start(String setting, String value) throws IOException {
        Map<String, String> settings = Map.of("lintel.directory", folder.resolve("lintel-made").toString(), setting, value);
        ProcessBuilder process = Product.underTest().name().equals("payara") ? payara(settings) : wildFly(settings);
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return process.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private ProcessBuilder payara(Map<String, String> settings) throws IOException {
        Files.writeString(folder.resolve("lintel.properties"), settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining("\n")));
        for (String name : List.of("payara/start.sh", "payara/preboot.txt", "payara/logging.properties", "watched.sh")) {
            Path source = Built.source("server-config/" + name);
            Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path built : List.of(Built.payaraMicro(), Built.war())) {
            Path link = folder.resolve(built.getFileName());
            if (Files.notExists(link)) {
                Files.createSymbolicLink(link, built);
            }
        }
        var process = new ProcessBuilder("./start.sh");
        process.environment().put("LINTEL_PORT", String.valueOf(port));
        process.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1 " + jvmOptions);
        process.environment().put("LINTEL_LOG", json ? "json" : "");
        return process;
    }

    private ProcessBuilder wildFly(Map<String, String> settings) throws IOException {
        ProcessBuilder command = Product.underTest().command(Server.named("watched"), settings, port, folder);
        if (json) {
            var script = new ProcessBuilder(Built.wildFly().resolve("bin/jboss-cli.sh").toString(),
                    "-Djboss.server.base.dir=" + folder.resolve("standalone"),
                    "--file=" + Built.source("server-config/wildfly/json.cli")).redirectErrorStream(true);
            script.environment().put("JAVA_HOME", System.getProperty("java.home"));
            assertThat(new String(script.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("success");
        }
        command.command().add(0, Built.source("server-config/watched.sh").toString());
        return command;
    }

    private List<String> log() {
        try {
            return Files.readAllLines(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

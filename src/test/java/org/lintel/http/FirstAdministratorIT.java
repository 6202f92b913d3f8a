package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** How an installation gets an administrator: by the secret of the log, or on the command line. */
@Tag("database")
@Tag("portability")
class FirstAdministratorIT {

    private static final String PAGE = "/admin/first-administrator";
    private static final Pattern SECRET = Pattern.compile("give this secret there, once: (\\S+)");

    @TempDir
    Path folder;

    private final Map<String, String> database = DatabaseServer.POSTGRESQL.database().settings();
    private final ServerSetup setup = Server.named("first-administrator").setting("lintel.configuration", Lintel.configuration().toString())
            .settings(database).setting("lintel.key", Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void a11_whoHasTheSecretOfTheLogBecomesItOnce() {
        int port;
        try (Server server = setup.start()) {
            port = server.port();
            String secret = secret(server);
            Visit form = new Browser(server).open(PAGE).signIn("greta", "greta-password");
            assertThat(form.address().getPath()).isEqualTo(PAGE);
            assertThat(give(form, "nonsense").document().selectFirst("#message").text()).startsWith("That is not right");
            assertThat(give(form, secret.substring(0, secret.length() - 5)).document().selectFirst("#message")).isNotNull();

            Iterator<Visit> forms = List.of(new Browser(server).open(PAGE).signIn("alice"), new Browser(server).open(PAGE).signIn("bob"))
                    .iterator();
            List<Visit> answers = AtOnce.call(2, () -> {
                Visit own;
                synchronized (forms) {
                    own = forms.next();
                }
                return give(own, secret);
            });
            assertThat(answers).filteredOn(answer -> answer.document().selectFirst("#done") != null).as("one of two").hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.document().selectFirst("#late") != null).hasSize(1);

            Visit late = give(form, secret);
            assertThat(late.document().selectFirst("#late")).isNotNull();
            assertThat(late.document().selectFirst("#becoming")).as("nothing to be had any more").isNull();
            assertThat(server.log()).containsPattern("the user (alice|bob)-1 is the first administrator").doesNotContain("nonsense");
        }
        try (Server again = setup.port(port).start()) {
            Patience.until(again::log, log -> log.contains("signing with"));
            assertThat(new Browser(again).open(PAGE).signIn("greta", "greta-password").document().selectFirst("#late")).isNotNull();
            assertThat(SECRET.matcher(again.log()).find()).as("no further secret").isFalse();
        }
    }

    @Test
    void a11_theCommandLineMakesOneToo() throws Exception {
        try (Server server = setup.start()) {
            String secret = secret(server);
            assertThat(lintel("administrator", "nobody", settings(server))).startsWith("There is nobody called \"nobody\"");
            assertThat(lintel("administrator", "greta", settings(server))).isEqualTo("greta is an administrator.\n");
            assertThat(lintel("administrator", "--subject", "from-the-directory", settings(server)))
                    .isEqualTo("from-the-directory is an administrator.\n");

            Visit form = new Browser(server).open(PAGE).signIn("alice");
            assertThat(form.document().selectFirst("#late")).isNotNull();
            assertThat(secret).as("worth nothing now").isNotEmpty();
            assertThat(lintel("audit", "verify", settings(server))).contains(": intact;");
        }
    }

    private static String secret(Server server) {
        Matcher matcher = SECRET.matcher(Patience.until(server::log, log -> SECRET.matcher(log).find()));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Visit give(Visit form, String secret) {
        return form.submit("#become", Map.of("secret", secret));
    }

    private String settings(Server server) throws IOException {
        var properties = new Properties();
        properties.putAll(database);
        properties.setProperty("lintel.issuer", server.address());
        Path file = folder.resolve("lintel.properties");
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file.toString();
    }

    private String lintel(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Built.war().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }
}

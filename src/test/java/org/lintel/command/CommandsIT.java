package org.lintel.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.lintel.json.JsonText;
import org.lintel.secret.Argon2Passwords;
import org.lintel.test.Built;

/** The WAR as built, on the command line. */
class CommandsIT {

    private record Said(int status, String output, String errors) {
    }

    @Test
    void aUserForTheConfigurationFileIsMade() throws Exception {
        Said said = lintel("geheim\n", "user", "al\"ice");

        var user = JsonText.read(said.output);
        assertThat(user.getString("username")).isEqualTo("al\"ice");
        assertThat(user.getString("subject")).hasSize(36);
        assertThat(Argon2Passwords.ofDefaults().check("geheim", user.getString("passwordHash")).right()).isTrue();
        assertThat(said.status).isZero();
        assertThat(said.errors).isEmpty();
    }

    @Test
    void aPasswordIsHashed() throws Exception {
        assertThat(Argon2Passwords.ofDefaults().check("geheim", lintel("geheim\n", "hash").output.strip()).right()).isTrue();
    }

    @Test
    void nothingIsMadeOfAnEmptyPassword() throws Exception {
        assertThat(lintel("\n", "hash")).isEqualTo(new Said(1, "", "A password cannot be empty.\n"));
    }

    @Test
    void whoAsksForNothingIsToldWhatThereIs() throws Exception {
        for (String[] arguments : List.of(new String[0], new String[] {"users"}, new String[] {"hash", "secret"})) {
            Said said = lintel("", arguments);
            assertThat(said.errors).contains("java -jar lintel.war user NAME");
            assertThat(said.status).isEqualTo(1);
        }
    }

    private static Said lintel(String input, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar", Built.war().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), output, errors);
    }
}

package org.lintel.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar lintel.war …} has said.
 *
 * @param status zero if it was done
 */
public record CommandLine(int status, String output, String errors) {

    public static CommandLine lintel(String... arguments) throws IOException, InterruptedException {
        return lintel(Map.of(), arguments);
    }

    /** @param environment variables that it has beside ours */
    public static CommandLine lintel(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                Built.war().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(Built.source("pom.xml").getParent().toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new CommandLine(process.exitValue(), output, errors);
    }
}

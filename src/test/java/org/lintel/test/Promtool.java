package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Prometheus' own reader of metrics and rules, of the system's packages: {@code src/test/scripts/needs.sh} installs it. */
public final class Promtool {

    private Promtool() {
    }

    /** What it objects to in these metrics: nothing, if it takes them and finds that they follow the conventions. */
    public static String objectionsTo(String metrics) {
        return run(metrics, "check", "metrics");
    }

    /** What it says when run so; begins with {@code failed} if it did. */
    public static String run(String input, String... arguments) {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out = promtool.getOutputStream()) {
                out.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return promtool.waitFor() == 0 ? said : "failed: " + said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

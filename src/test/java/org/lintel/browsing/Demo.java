package org.lintel.browsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.lintel.test.Built;
import org.lintel.test.Ports;
import org.lintel.test.Turn;

/** The demo exactly as a user gets it, on other ports, with http or with https: started at the first call, stopped with this JVM. */
final class Demo {

    private static final int PATIENCE = 240;

    private static final Map<String, Demo> RUNNING = new HashMap<>();
    private static final Map<String, IllegalStateException> FAILED = new HashMap<>();

    private final String scheme;
    private final int lintelPort = Ports.free();
    private final int applicationPort = Ports.free();
    private final int apiPort = Ports.free();
    private final Path output;

    private Demo(String scheme) throws IOException, InterruptedException {
        this.scheme = scheme;
        output = Built.own("logs/demo-" + scheme + ".log");
        Files.createDirectories(output.getParent());
        Process process = command(scheme, lintelPort, applicationPort, apiPort).redirectOutput(output.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stops the demo"));
        for (int i = 0; !said().contains("Ctrl-C"); i++) {
            if (process.waitFor(1, TimeUnit.SECONDS) || i == PATIENCE) {
                throw new IllegalStateException("The demo did not start:\n" + said());
            }
        }
    }

    static Demo running() {
        return running("http");
    }

    static Demo runningWithHttps() {
        return running("https");
    }

    private static synchronized Demo running(String scheme) {
        if (FAILED.containsKey(scheme)) {
            throw FAILED.get(scheme);
        }
        if (!RUNNING.containsKey(scheme)) {
            // it installs its npm packages
            try (var turn = new Turn("demo")) {
                RUNNING.put(scheme, new Demo(scheme));
            } catch (IOException | IllegalStateException e) {
                // it would not go better for the next test
                FAILED.put(scheme, new IllegalStateException(e.getMessage(), e));
                throw FAILED.get(scheme);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return RUNNING.get(scheme);
    }

    static ProcessBuilder command(String scheme, int lintelPort, int applicationPort, int apiPort) {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddemo.https=" + scheme.equals("https"),
                "-Ddemo.lintel.port=" + lintelPort,
                "-Ddemo.app.port=" + applicationPort,
                "-Ddemo.api.port=" + apiPort,
                "-Ddemo.work=" + Built.own("demo"),
                "-Ddemo.stops-with-parent=true",
                "samples/demo/Demo.java"))
                .directory(Built.source(".").toFile())
                .redirectErrorStream(true);
    }

    /** Where Lintel is: the issuer. */
    String lintel() {
        return scheme + "://localhost:" + lintelPort;
    }

    /** Where the applications are: their origin. */
    String applications() {
        return "http://localhost:" + applicationPort;
    }

    /** Where the Api is. */
    String api() {
        return "http://localhost:" + apiPort;
    }

    /** All that it has printed. */
    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It stops its server itself, as with Ctrl-C. */
    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

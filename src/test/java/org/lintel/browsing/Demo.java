package org.lintel.browsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.lintel.test.Built;
import org.lintel.test.Ports;

/** The demo exactly as a user gets it, on other ports: started at the first call, stopped with this JVM. */
final class Demo {

    private static final int PATIENCE = 240;

    private static Demo demo;
    private static IllegalStateException failure;

    private final int lintelPort = Ports.free();
    private final int applicationPort = Ports.free();
    private final int apiPort = Ports.free();
    private final Path output = Built.target("server-logs").resolve("demo.log");

    private Demo() throws IOException, InterruptedException {
        Files.createDirectories(output.getParent());
        Process process = command(lintelPort, applicationPort, apiPort).redirectOutput(output.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stops the demo"));
        for (int i = 0; !said().contains("Ctrl-C"); i++) {
            if (process.waitFor(1, TimeUnit.SECONDS) || i == PATIENCE) {
                throw new IllegalStateException("The demo did not start:\n" + said());
            }
        }
    }

    static synchronized Demo running() {
        if (failure != null) {
            throw failure;
        }
        if (demo == null) {
            try {
                demo = new Demo();
            } catch (IOException | IllegalStateException e) {
                // it would not go better for the next test
                failure = new IllegalStateException(e.getMessage(), e);
                throw failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return demo;
    }

    static ProcessBuilder command(int lintelPort, int applicationPort, int apiPort) {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Ddemo.lintel.port=" + lintelPort,
                "-Ddemo.app.port=" + applicationPort,
                "-Ddemo.api.port=" + apiPort,
                "-Ddemo.stops-with-parent=true",
                "samples/demo/Demo.java"))
                .directory(Built.source(".").toFile())
                .redirectErrorStream(true);
    }

    /** Where Lintel is: the issuer. */
    String lintel() {
        return "http://localhost:" + lintelPort;
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

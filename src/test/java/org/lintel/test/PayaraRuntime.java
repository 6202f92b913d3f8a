package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What start.sh prepares, once for all servers of all test runs until the next {@code ./mvnw clean}: Payara Micro unpacked, and the classes
 * that a server loads as the JVM keeps them. A server starts with a quarter less work by that.
 */
final class PayaraRuntime {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Path prepared;

    private PayaraRuntime() {}

    /** With the launcher, the configuration that each server begins with, and {@code classes.jsa}. */
    static synchronized Path folder() {
        if (prepared == null) {
            prepared = Built.payaraMicro().resolveSibling("payara-micro");
            Path lock = prepared.resolveSibling("payara-micro.lock");
            // of the processes that run tests at once the first one does it
            try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE); var held = file.lock()) {
                prepare(prepared);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Payara Micro was prepared", e);
            }
        }
        return prepared;
    }

    static Path classes(Path folder) {
        return folder.resolve("classes.jsa");
    }

    private static void prepare(Path folder) throws IOException, InterruptedException {
        Path marker = folder.resolve("made-of");
        String madeOf = Files.getLastModifiedTime(Built.payaraMicro()) + " " + Files.readString(Product.javaHome().resolve("release"));
        if (Files.exists(marker) && Files.readString(marker).equals(madeOf)) {
            return;
        }
        Folders.empty(folder);
        run(List.of(Product.javaHome().resolve("bin/java").toString(), "-jar", Built.payaraMicro().toString(), "--rootdir",
                folder.toString(), "--outputlauncher"));
        Path work = Folders.empty(folder.resolveSibling("payara-micro-recording"));
        record(folder, work);
        Folders.delete(work);
        Files.writeString(marker, madeOf);
    }

    /** A server starts and ends; where nothing comes of it the others start as well, only not as fast. */
    private static void record(Path folder, Path work) throws IOException, InterruptedException {
        Path log = work.resolve("log");
        int port = Ports.free();
        var settings = Map.of("lintel.issuer", "http://localhost:" + port, "lintel.stores", "memory",
                "lintel.directory", work.resolve("lintel-made").toString());
        Process process = PayaraMicro
                .command(folder, "-XX:ArchiveClassesAtExit=" + classes(folder), Server.named("recording"), settings, port, work)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(deadline) && !Files.readString(log).contains(" ready in ")) {
            Thread.sleep(100);
        }
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
    }
}

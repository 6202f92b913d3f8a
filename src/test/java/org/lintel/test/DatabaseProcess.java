package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The process of a database server, on a port of loopback, with a folder that goes when it ends. Database servers refuse to run as root:
 * for root they run as nobody.
 */
final class DatabaseProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--");

    private final Path folder;
    private final int port;
    private Process process;

    DatabaseProcess(String name) {
        this(name, Ports.free());
    }

    DatabaseProcess(String name, int port) {
        this.port = port;
        try {
            // not below target/: nobody may not get there, and the path of a socket has to be short
            folder = Files.createTempDirectory("lintel-" + name + "-");
            if (ROOT) {
                await(new ProcessBuilder("chown", "nobody", folder.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stops " + name));
    }

    String folder() {
        return folder.toString();
    }

    /** A folder for the server to make. */
    String data() {
        return folder.resolve("data").toString();
    }

    String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Runs a command to its end. */
    void run(List<String> command) {
        try {
            await(builder(command));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatabaseProcess start(List<String> command) {
        try {
            process = builder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Ports.awaited(port, PATIENCE, process::isAlive)) {
            throw new IllegalStateException(command.get(0) + " does not listen:\n" + log());
        }
        return this;
    }

    private ProcessBuilder builder(List<String> command) {
        var all = new ArrayList<>(ROOT ? AS_NOBODY : List.<String>of());
        all.addAll(command);
        return new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
    }

    private void await(ProcessBuilder builder) throws IOException {
        if (builder.start().onExit().join().exitValue() != 0) {
            throw new IllegalStateException(builder.command() + " failed:\n" + log());
        }
    }

    String log() {
        try {
            return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    private List<ProcessHandle> processes() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    /** As by {@code kill -9}; the data stay. */
    void kill() {
        if (process != null) {
            List<ProcessHandle> all = processes();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        }
    }

    /** Nobody needs the data any more, so nothing has to be saved. */
    void stop() {
        kill();
        Folders.delete(folder);
    }
}

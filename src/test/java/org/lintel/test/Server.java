package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that runs the WAR as built, or another, in a process of its own, on a free port of loopback.
 *
 * <pre>{@code
 * try (Server server = Server.named("short-codes").setting("lintel.code-lifetime", "1").start()) { … }
 * }</pre>
 */
public final class Server implements Reachable, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** The second where everything wants a token: nobody but the application says so. */
    private static final Set<Integer> READY = Set.of(200, 401);

    private final Product product;
    private final int port;
    private final String issuer;
    private final Path folder;
    private final Path logFile;
    private final Process process;
    private final Thread closer = new Thread(this::stop, "stops a server");

    private Server(Product product, ServerSetup setup) throws IOException {
        this.product = product;
        port = setup.port() == 0 ? Ports.free() : setup.port();
        issuer = "http://localhost:" + port + setup.contextPath();
        String id = setup.name() + "-" + product.name();
        folder = Folders.empty(Built.own("work").resolve(id));
        logFile = Files.createDirectories(Built.own("logs")).resolve(id + ".log");

        // tests sign in all the time, several at once, on machines that are busy: a password takes little work
        var settings = new TreeMap<>(Map.of(
                "lintel.issuer", issuer,
                "lintel.directory", folder.resolve("lintel-made").toString(),
                "lintel.passwords.memory", "512", "lintel.passwords.iterations", "1"));
        DatabaseServer.underTest().ifPresent(database -> settings.putAll(database.database().settings()));
        if (Run.inMemory()) {
            // the tests that have a database of their own say so below
            settings.put("lintel.stores", "memory");
        }
        settings.putAll(setup.settings());
        process = product.command(setup, settings, port, folder)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(logFile.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(closer);
    }

    public static ServerSetup named(String name) {
        return new ServerSetup(name, Built.war(), Map.of(), List.of(), List.of(), 0, "", "/.well-known/openid-configuration");
    }

    static Server start(Product product, ServerSetup setup) {
        try {
            var server = new Server(product, setup);
            try {
                server.awaitReady(setup.readyPath());
                return server;
            } catch (RuntimeException | IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Unless the set-up names another, the issuer. */
    @Override
    public String address() {
        return issuer;
    }

    /** All that the server has printed since its start. */
    public String log() {
        try {
            return Files.readString(logFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What each of its threads is doing now: their stacks, as {@code jcmd} prints them. */
    public String threads() {
        try {
            Process jcmd = new ProcessBuilder(Product.javaHome().resolve("bin/jcmd").toString(), Long.toString(pid()), "Thread.print")
                    .redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that it works in, and that is gone with it. */
    public Path folder() {
        return folder;
    }

    /** Its JVM. */
    public long pid() {
        List<ProcessHandle> all = processes();
        return all.stream().filter(each -> each.children().findAny().isEmpty()).findFirst().orElse(all.get(0)).pid();
    }

    /** As by {@code kill -9}: it saves nothing and says nothing more. */
    public void kill() {
        processes().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(closer);
        stop();
    }

    private void stop() {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroy);
        var gone = CompletableFuture.allOf(
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        gone.completeOnTimeout(null, 10, TimeUnit.SECONDS).join();
        processes.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        Folders.delete(folder);
    }

    /** WildFly's start script is the parent of the JVM. */
    private List<ProcessHandle> processes() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    private void awaitReady(String path) throws IOException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30)).build();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!answers(http, request)) {
            boolean alive = process.isAlive();
            String log = log();
            var failure = product.failure().matcher(log);
            if (failure.find()) {
                throw new IllegalStateException("The deployment failed; " + logFile + " says:\n" + log.substring(failure.start()));
            }
            if (!alive) {
                throw new IllegalStateException("The server ended; " + logFile + " says:\n" + log);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(request.uri() + " was not ready within " + PATIENCE + "; "
                        + logFile + " says:\n" + log);
            }
            pause();
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return READY.contains(http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while the server was starting", e);
    }
}

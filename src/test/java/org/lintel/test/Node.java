package org.lintel.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs for Node.js in {@code src/test/node}, with the npm packages that its lock file names. */
public final class Node {

    private Node() {
    }

    /** A file of an npm package. */
    public static Path packaged(String name) {
        install();
        return folder().resolve("node_modules").resolve(name);
    }

    /** Runs a program that has to end well. */
    public static void run(String program, String... arguments) {
        install();
        var command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        start(command);
    }

    /** npm writes its own copy of the lock file when it has finished; as long as that one is newer, there is nothing to do. */
    private static synchronized void install() {
        Path wanted = folder().resolve("package-lock.json");
        Path installed = folder().resolve("node_modules/.package-lock.json");
        try (var turn = new Turn("npm")) {
            if (!Files.exists(installed) || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
                start(List.of(System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm", "ci"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).directory(folder().toFile()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " in " + folder() + " failed:\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        return Built.source("src/test/node");
    }
}

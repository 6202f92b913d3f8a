package org.lintel.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The main class of the WAR: a JVM does not look into {@code WEB-INF} of a jar that it is given, so this copies what is there into a
 * temporary folder and goes on with {@link Commands}. Uses nothing but the JDK.
 */
public final class Start {

    private Start() {
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("lintel");
        boolean done;
        try (var loader = new URLClassLoader(unpack(folder), ClassLoader.getPlatformClassLoader())) {
            done = (boolean) loader.loadClass("org.lintel.command.Commands").getMethod("run", String[].class)
                    .invoke(null, (Object) arguments);
        } finally {
            delete(folder);
        }
        System.exit(done ? 0 : 1);
    }

    private static URL[] unpack(Path folder) throws IOException, URISyntaxException {
        List<URL> path = new ArrayList<>();
        // made first: a class loader takes the address of a missing folder for that of a jar
        path.add(Files.createDirectories(folder.resolve("classes")).toUri().toURL());
        Path war = Path.of(Start.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (var zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.isDirectory() && entry.getName().matches("WEB-INF/(classes|lib|command)/.*")) {
                    Path file = folder.resolve(entry.getName().substring("WEB-INF/".length()));
                    copy(zip, entry, file);
                    if (file.toString().endsWith(".jar")) {
                        path.add(file.toUri().toURL());
                    }
                }
            }
        }
        return path.toArray(URL[]::new);
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

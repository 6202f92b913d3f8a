package org.lintel.plugin;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

import org.lintel.config.ConfigurationException;

/**
 * A class that was compiled for a newer Java stops the start. Servers go on without it, Payara with no more than a code in its log, and the
 * built-in would fill the place that the plug-in was made for. Our own libraries, which the build lists, are not looked at.
 */
@WebListener
public class NewerClasses implements ServletContextListener {

    private static final String FOLDER = "/WEB-INF/lib/";

    /** The version of class files of Java 1 (JVMS §4.1). */
    private static final int FIRST = 44;

    private final int newest;

    public NewerClasses() {
        this(Runtime.version().feature());
    }

    /** @param newest the Java that there is */
    NewerClasses(int newest) {
        this.newest = newest;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Set<String> ours = libraries();
        for (String jar : paths(context, FOLDER)) {
            String name = jar.substring(FOLDER.length()).replace("/", "");
            if (name.endsWith(".jar") && !ours.contains(name)) {
                look(context, jar, name);
            }
        }
    }

    /** Some servers show the jar as the file that it is, others as a folder with what is in it. */
    private void look(ServletContext context, String jar, String name) {
        try (InputStream file = jar.endsWith("/") ? null : context.getResourceAsStream(jar)) {
            if (file != null) {
                lookIntoFile(file, name);
            } else {
                lookIntoFolder(context, jar.endsWith("/") ? jar : jar + "/", "", name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    void lookIntoFile(InputStream file, String jar) throws IOException {
        try (var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isClass(entry.getName())) {
                    check(jar, entry.getName(), zip);
                }
            }
        }
    }

    private void lookIntoFolder(ServletContext context, String jar, String inside, String name) throws IOException {
        for (String path : paths(context, jar + inside)) {
            String entry = path.substring(jar.length());
            if (entry.endsWith("/")) {
                lookIntoFolder(context, jar, entry, name);
            } else if (isClass(entry)) {
                try (InputStream file = new BufferedInputStream(context.getResourceAsStream(path))) {
                    check(name, entry, file);
                }
            }
        }
    }

    /** Those in {@code META-INF/versions} are for newer ones only (JEP 238). */
    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }

    private void check(String jar, String entry, InputStream content) throws IOException {
        var header = new DataInputStream(content);
        header.readInt();
        header.readUnsignedShort();
        int java = header.readUnsignedShort() - FIRST;
        if (java > newest) {
            throw new ConfigurationException(jar + ": " + entry.replace(".class", "").replace('/', '.') + " was compiled for Java " + java
                    + ", but this is Java " + newest + ", and the server would do without it: compile it with --release " + newest
                    + ", or run Lintel on Java " + java);
        }
    }

    private static Set<String> paths(ServletContext context, String folder) {
        return Optional.ofNullable(context.getResourcePaths(folder)).orElse(Set.of());
    }

    /** The names of the files as the build has put them into the WAR. */
    static Set<String> libraries() {
        try (InputStream list = NewerClasses.class.getResourceAsStream("libraries.txt")) {
            return list == null ? Set.of() : Arrays.stream(new String(list.readAllBytes(), StandardCharsets.UTF_8).strip().split(":"))
                    .map(path -> path.substring(path.lastIndexOf('/') + 1)).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

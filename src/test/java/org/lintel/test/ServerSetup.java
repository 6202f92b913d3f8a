package org.lintel.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one server is to run: begin with {@link Server#named}, end with {@link #start()}.
 *
 * @param name        names the log file and the working folder; one server at a time bears it
 * @param war         what is deployed; Lintel as built unless given
 * @param settings    MicroProfile Config settings, passed as system properties; {@code lintel.issuer} and, new and empty,
 *                    {@code lintel.directory} are there unless given
 * @param plugins     jars that go into {@code WEB-INF/lib}
 * @param jvmOptions  beside those that every server of a test has
 * @param port        0 for any that is free
 * @param contextPath empty for the root
 * @param readyPath   below the issuer; answers 200, or 401, once the server may be used
 */
public record ServerSetup(String name, Path war, Map<String, String> settings, List<Path> plugins, List<String> jvmOptions,
        int port, String contextPath, String readyPath) {

    public ServerSetup {
        settings = Map.copyOf(settings);
        plugins = List.copyOf(plugins);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** The same under another name. */
    public ServerSetup as(String another) {
        return new ServerSetup(another, war, settings, plugins, jvmOptions, port, contextPath, readyPath);
    }

    public ServerSetup war(Path other) {
        return new ServerSetup(name, other, settings, plugins, jvmOptions, port, contextPath, readyPath);
    }

    public ServerSetup setting(String key, String value) {
        return settings(Map.of(key, value));
    }

    public ServerSetup settings(Map<String, String> more) {
        var all = new TreeMap<>(settings);
        all.putAll(more);
        return new ServerSetup(name, war, all, plugins, jvmOptions, port, contextPath, readyPath);
    }

    public ServerSetup plugin(Path jar) {
        var all = new ArrayList<>(plugins);
        all.add(jar);
        return new ServerSetup(name, war, settings, all, jvmOptions, port, contextPath, readyPath);
    }

    public ServerSetup jvmOptions(String... options) {
        return new ServerSetup(name, war, settings, plugins, List.of(options), port, contextPath, readyPath);
    }

    public ServerSetup port(int number) {
        return new ServerSetup(name, war, settings, plugins, jvmOptions, number, contextPath, readyPath);
    }

    public ServerSetup contextPath(String path) {
        return new ServerSetup(name, war, settings, plugins, jvmOptions, port, path, readyPath);
    }

    public ServerSetup readyPath(String path) {
        return new ServerSetup(name, war, settings, plugins, jvmOptions, port, contextPath, path);
    }

    /** On the product under test: {@link Run}. */
    public Server start() {
        return start(Product.underTest());
    }

    public Server start(Product product) {
        return Server.start(product, this);
    }
}

package org.lintel.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A small application in a container of its own, with what it logged; settings are system properties while it starts. */
final class Deployment implements AutoCloseable {

    private final Map<String, String> settings = new HashMap<>();
    private final List<Class<?>> classes = new ArrayList<>(List.of(PlacesReport.class, Chains.class));
    private final List<String> log = new ArrayList<>();
    private WeldContainer container;

    static Deployment of(Class<?>... classes) {
        var deployment = new Deployment();
        deployment.classes.addAll(List.of(classes));
        return deployment;
    }

    Deployment and(Class<?>... more) {
        classes.addAll(List.of(more));
        return this;
    }

    Deployment with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Deployment start() {
        Logger logger = Logger.getLogger("org.lintel.plugin");
        Handler listener = new Listener();
        logger.addHandler(listener);
        settings.forEach(System::setProperty);
        try {
            container = new Weld().disableDiscovery().addExtension(new Places()).beanClasses(classes.toArray(Class<?>[]::new)).initialize();
            return this;
        } finally {
            settings.keySet().forEach(System::clearProperty);
            logger.removeHandler(listener);
        }
    }

    /** Why the application does not start. */
    String failure() {
        try (Deployment started = start()) {
            throw new AssertionError("it started");
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }

    <T> T bean(Class<T> type) {
        return container.select(type).get();
    }

    List<String> log() {
        return log;
    }

    @Override
    public void close() {
        container.close();
    }

    private final class Listener extends Handler {

        @Override
        public void publish(LogRecord line) {
            log.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    }
}

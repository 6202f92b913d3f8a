package org.lintel.test;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** WildFly as {@code server-config/wildfly/configure.cli} sets it up, with a base folder of its own for each server. */
public record WildFly() implements Product {

    private static final Pattern FAILURE = Pattern.compile("WFLYSRV0026|WFLYSRV0056|WFLYCTL0013|\\(with errors\\)");

    @Override
    public String name() {
        return "wildfly";
    }

    @Override
    public ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder)
            throws IOException {
        Path base = folder.resolve("standalone");
        Folders.copy(configured(), base);
        deploy(setup, base.resolve("deployments"));

        // a file, since standalone.sh hands its arguments to a shell once more
        Path properties = folder.resolve("settings.properties");
        write(settings, properties);
        var process = script("standalone.sh", List.of(
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + port,
                "-Djboss.management.http.port=" + Ports.free(),
                "-P", properties.toString()));
        process.environment().put("JAVA_OPTS", String.join(" ", JVM_OPTIONS) + " " + String.join(" ", setup.jvmOptions())
                + " -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true -Djava.io.tmpdir=" + folder);
        return process;
    }

    @Override
    public Pattern failure() {
        return FAILURE;
    }

    /** The distribution's {@code standalone/} after {@code configure.cli}, made anew when that file has changed. */
    private static synchronized Path configured() throws IOException {
        Path script = Built.source("server-config/wildfly/configure.cli");
        Path configured = Built.own("wildfly-standalone");
        Path marker = configured.resolve("configured-by.cli");
        if (!Files.exists(marker) || Files.mismatch(marker, script) >= 0) {
            Folders.delete(configured);
            Folders.copy(Built.wildFly().resolve("standalone"), configured);
            run(script("jboss-cli.sh", List.of("-Djboss.server.base.dir=" + configured, "--file=" + script)));
            Folders.delete(configured.resolve("log"));
            Folders.delete(configured.resolve("configuration/standalone_xml_history"));
            Files.copy(script, marker);
        }
        return configured;
    }

    private static void deploy(ServerSetup setup, Path deployments) throws IOException {
        if (setup.plugins().isEmpty() && setup.contextPath().isEmpty()) {
            Files.copy(setup.war(), deployments.resolve("lintel.war"));
        } else {
            Path war = ExplodedWar.in(deployments.resolve("lintel.war"), setup);
            if (!setup.contextPath().isEmpty()) {
                Files.writeString(war.resolve("WEB-INF/jboss-web.xml"),
                        "<jboss-web><context-root>" + setup.contextPath() + "</context-root></jboss-web>");
            }
        }
        Files.createFile(deployments.resolve("lintel.war.dodeploy"));
    }

    private static void write(Map<String, String> settings, Path file) throws IOException {
        var properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    private static ProcessBuilder script(String name, List<String> arguments) {
        var process = new ProcessBuilder(Built.wildFly().resolve("bin").resolve(name).toString());
        process.command().addAll(arguments);
        process.environment().put("JAVA_HOME", Product.javaHome().toString());
        process.environment().put("JBOSS_HOME", Built.wildFly().toString());
        return process;
    }

    private static void run(ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", builder.command()) + " failed:\n" + output);
        }
    }
}

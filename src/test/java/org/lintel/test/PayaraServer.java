package org.lintel.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payara Server, the full one, as {@code server-config/payara-server/} sets it up, with a domain of its own for each server. */
public record PayaraServer() implements Product {

    private static final Path CONFIG = Built.source("server-config/payara-server");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HEAP = "<jvm-options>-Xmx1g</jvm-options>";

    @Override
    public String name() {
        return "payara-server";
    }

    @Override
    public ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder) throws IOException {
        Domain template = configured();
        Folders.copy(template.folder(), folder.resolve("lintel"));
        Path file = folder.resolve("lintel/config/domain.xml");
        Files.writeString(file, Files.readString(file)
                .replace(template.folder().toString(), folder.resolve("lintel").toString())
                .replace("\"" + template.port() + "\"", "\"" + port + "\"")
                .replace("\"" + template.adminPort() + "\"", "\"" + Ports.free() + "\"")
                .replace(HEAP, Stream.concat(JVM_OPTIONS.stream(), setup.jvmOptions().stream())
                        .map(option -> "<jvm-options>" + option + "</jvm-options>").collect(Collectors.joining())));
        Path values = Folders.empty(folder.resolve("lintel/settings"));
        for (var setting : settings.entrySet()) {
            Files.writeString(values.resolve(setting.getKey()), setting.getValue());
        }
        Path war = setup.plugins().isEmpty() ? setup.war() : ExplodedWar.in(folder.resolve("war"), setup);
        Path commands = Files.writeString(folder.resolve("postboot.txt"),
                "deploy --name lintel --contextroot " + (setup.contextPath().isEmpty() ? "/" : setup.contextPath()) + " " + war + "\n");
        return asadmin("start-domain", "--domaindir", folder.toString(), "--verbose", "--postbootcommandfile", commands.toString(),
                "lintel");
    }

    @Override
    public Pattern failure() {
        return PayaraMicro.FAILURE;
    }

    /** What the folder of the server's README sets up, once for each process of the test run. */
    private record Domain(Path folder, int port, int adminPort) {

        static final Path PARENT = Built.own("payara-domain");
        static Domain made;
    }

    private static synchronized Domain configured() throws IOException {
        if (Domain.made == null) {
            Folders.delete(Domain.PARENT);
            var domain = new Domain(Domain.PARENT.resolve("lintel"), Ports.free(), Ports.free());
            String parent = Domain.PARENT.toString();
            String admin = String.valueOf(domain.adminPort());
            run(asadmin("create-domain", "--domaindir", parent, "--nopassword", "--instanceport", String.valueOf(domain.port()),
                    "--adminport", admin, "lintel"));
            run(asadmin("start-domain", "--domaindir", parent, "--prebootcommandfile", CONFIG.resolve("preboot.txt").toString(), "lintel"));
            // on a busy machine start-domain returns before the server takes commands
            Ports.awaited(domain.adminPort(), PATIENCE, () -> true);
            run(asadmin("--port", admin, "multimode", "--file", CONFIG.resolve("configure.txt").toString()));
            Files.createDirectory(domain.folder().resolve("settings"));
            run(asadmin("--port", admin, "set-config-dir", "--directory", "settings"));
            run(asadmin("stop-domain", "--domaindir", parent, "lintel"));
            Files.writeString(domain.folder().resolve("config/logging.properties"),
                    Files.readString(Built.source("server-config/payara/logging.properties"))
                            + Files.readString(CONFIG.resolve("logging.properties")));
            Domain.made = domain;
        }
        return Domain.made;
    }

    private static ProcessBuilder asadmin(String... arguments) {
        var process = new ProcessBuilder(Built.payaraServer().resolve("bin/asadmin").toString());
        process.command().addAll(List.of(arguments));
        process.environment().put("AS_JAVA", Product.javaHome().toString());
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

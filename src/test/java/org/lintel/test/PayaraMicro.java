package org.lintel.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payara Micro as {@code server-config/payara/} sets it up. */
public record PayaraMicro() implements Product {

    /** Those of the server itself in start.sh: "options=(-D… -D…)". */
    private static final Pattern OPTIONS = Pattern.compile("(?m)^options=\\((.*)\\)$");
    /** The modules that the server opens to itself, in its own file beside the launcher: {@code MICRO_OPENS="--add-opens …"}. */
    private static final Pattern OPENS = Pattern.compile("(?m)^MICRO_OPENS=\"(.*)\"$");
    static final Pattern FAILURE = Pattern.compile("Exception during lifecycle processing|Exception while loading the app");

    @Override
    public String name() {
        return "payara";
    }

    @Override
    public ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder) throws IOException {
        Path runtime = PayaraRuntime.folder();
        return command(runtime, "-XX:SharedArchiveFile=" + PayaraRuntime.classes(runtime), setup, settings, port, folder);
    }

    /** As start.sh does it, with the recorded classes that the option names. */
    static ProcessBuilder command(Path runtime, String classes, ServerSetup setup, Map<String, String> settings, int port, Path folder)
            throws IOException {
        Path config = Built.source("server-config/payara");
        Folders.copy(runtime.resolve("config"), Files.createDirectories(folder.resolve("payara")).resolve("config"));
        var command = new ArrayList<String>();
        command.add(Product.javaHome().resolve("bin/java").toString());
        command.addAll(JVM_OPTIONS);
        command.add(classes);
        command.addAll(options(config.resolve("start.sh"), OPTIONS));
        command.addAll(options(runtime.resolve(".env"), OPENS));
        command.addAll(setup.jvmOptions());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Djava.io.tmpdir=" + folder,
                "-Dfish.payara.micro.BootJar=" + runtime.resolve("launch-micro.jar").toUri(),
                "-Dfish.payara.micro.UnpackDir=" + runtime,
                "-cp", runtime.resolve("launch-micro.jar").toString(), "fish.payara.micro.impl.PayaraMicroImpl",
                "--rootdir", folder.resolve("payara").toString(),
                "--nocluster", "--disablephonehome",
                "--prebootcommandfile", config.resolve("preboot.txt").toString(),
                "--logproperties", config.resolve("logging.properties").toString(),
                "--port", String.valueOf(port),
                "--contextroot", setup.contextPath().isEmpty() ? "/" : setup.contextPath(),
                "--deploy", war(setup, folder).toString()));
        return new ProcessBuilder(command);
    }

    private static List<String> options(Path script, Pattern pattern) throws IOException {
        Matcher options = pattern.matcher(Files.readString(script));
        if (!options.find()) {
            throw new IOException(script + " has no options");
        }
        return List.of(options.group(1).split(" "));
    }

    private static Path war(ServerSetup setup, Path folder) {
        return setup.plugins().isEmpty() ? setup.war() : ExplodedWar.in(folder.resolve("lintel"), setup);
    }

    @Override
    public Pattern failure() {
        return FAILURE;
    }
}

package org.lintel.test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A Spring Boot application, which brings its server along: what is deployed is the jar that is run. */
public record SpringBoot() implements Product {

    private static final Pattern FAILURE = Pattern.compile("APPLICATION FAILED TO START|Application run failed");

    @Override
    public String name() {
        return "spring-boot";
    }

    @Override
    public ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder) {
        var command = new ArrayList<String>();
        command.add(Product.javaHome().resolve("bin/java").toString());
        command.addAll(JVM_OPTIONS);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dserver.port=" + port, "-Djava.io.tmpdir=" + folder, "-jar", setup.war().toString()));
        return new ProcessBuilder(command);
    }

    @Override
    public Pattern failure() {
        return FAILURE;
    }
}

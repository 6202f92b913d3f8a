package org.lintel.test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a test starts in a process of its own: a server product that Lintel runs on, or a server of other people that talks to it. */
public sealed interface Product permits PayaraMicro, PayaraServer, WildFly, SpringBoot, Apache {

    /** For tests: quick to start rather than quick in the long run. {@code -Dlintel.test.debug=5005}: a debugger finds the server there. */
    List<String> JVM_OPTIONS = Stream.concat(Stream.of("-Xmx768m", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1"),
            Stream.ofNullable(System.getProperty("lintel.test.debug"))
                    .map(port -> "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:" + port))
            .toList();

    String name();

    /**
     * The command that runs the WAR, or whatever it serves, on loopback only.
     *
     * @param settings those of the set-up, with the issuer
     * @param folder   empty, and deleted when the server has stopped
     */
    ProcessBuilder command(ServerSetup setup, Map<String, String> settings, int port, Path folder) throws IOException;

    /** What the log says when the deployment failed; most products do not stop then. */
    Pattern failure();

    static Product underTest() {
        return switch (Run.server()) {
            case "payara" -> new PayaraMicro();
            case "payaraserver" -> new PayaraServer();
            case "wildfly" -> new WildFly();
            default ->
                throw new IllegalArgumentException("lintel.test.run begins with payara, payaraserver or wildfly, not with " + Run.server());
        };
    }

    static Path javaHome() {
        String home = System.getenv("JAVA_HOME");
        return Path.of(home == null ? System.getProperty("java.home") : home);
    }
}

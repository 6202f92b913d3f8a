package org.lintel.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.load.Benchmark;
import org.lintel.load.Target;
import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.PayaraMicro;
import org.lintel.test.Product;
import org.lintel.test.Server;
import org.lintel.test.WildFly;

/**
 * Starts servers and measures them in turn; no part of a build. Each is {@code NAME=SERVER,STORES[,WAR]}, with {@code payara} or
 * {@code wildfly}, {@code memory}, {@code h2} or {@code postgresql}, and another WAR than the one just built; {@code benchmark.sh} has the
 * options. The table and the JSON are {@code target/benchmark.md} and {@code target/benchmark.json}:
 *
 * <pre>{@code
 * ./mvnw -Pmeasure -Dit.test=ServersBenchmark -Dbenchmark.options="--rounds=5" \
 *     -Dbenchmark.servers="before=payara,h2,/tmp/before/lintel.war now=payara,h2"
 * }</pre>
 */
@Tag("measure")
class ServersBenchmark {

    private static final String SERVERS = "memory=payara,memory h2=payara,h2 postgresql=payara,postgresql";

    @Test
    void servers() throws IOException {
        var servers = new ArrayList<Server>();
        var arguments = new ArrayList<>(List.of(System.getProperty("benchmark.options", "").trim().split(" +")));
        arguments.remove("");
        arguments.add(0, "--out=" + Built.target("benchmark.json"));
        try {
            var targets = new ArrayList<Target>();
            for (String each : System.getProperty("benchmark.servers", SERVERS).trim().split(" +")) {
                String[] parts = each.split("[=,]");
                Server server = start(parts);
                servers.add(server);
                targets.add(new Target(parts[0], URI.create(server.address()), server.pid(), database(parts[2])));
            }
            Benchmark.run(arguments, targets);
        } finally {
            servers.forEach(Server::close);
        }
    }

    /** As fast as it can be, and with passwords as hard as they are unless somebody says otherwise. */
    private static Server start(String[] parts) {
        Path war = parts.length > 3 ? Path.of(parts[3]) : Built.war();
        Product product = parts[1].equals("wildfly") ? new WildFly() : new PayaraMicro();
        return Server.named("benchmark-" + parts[0]).war(war).setting("lintel.configuration", configuration())
                .setting("lintel.passwords.memory", "7168").setting("lintel.passwords.iterations", "5").settings(stores(parts[2]))
                .jvmOptions(System.getProperty("benchmark.jvm", "-XX:TieredStopAtLevel=4").split(" ")).start(product);
    }

    static String configuration() {
        return Built.source("src/test/scripts/benchmark.json").toString();
    }

    private static Map<String, String> stores(String name) {
        return switch (name) {
            case "memory" -> Map.of("lintel.stores", "memory");
            case "h2" -> Map.of();
            default -> DatabaseServer.valueOf(name.toUpperCase(Locale.ROOT)).database().settings();
        };
    }

    private static OptionalLong database(String name) {
        return name.equals("postgresql") || name.equals("mariadb")
                ? OptionalLong.of(DatabaseServer.valueOf(name.toUpperCase(Locale.ROOT)).pid())
                : OptionalLong.empty();
    }
}

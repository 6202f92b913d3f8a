package org.lintel.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/**
 * The server that the HTTP suite talks to: started at the first call, stopped with this JVM. Its stores are the default ones; with
 * {@code -Dlintel.test.database} the database is another one.
 */
public final class Lintel {

    private static Server server;

    private Lintel() {
    }

    public static synchronized Server server() {
        if (server == null) {
            server = Server.named("http-suite").setting("lintel.configuration", configuration().toString()).settings(database()).start();
        }
        return server;
    }

    /** None: the default, in the server's own folder. */
    private static Map<String, String> database() {
        String product = System.getProperty("lintel.test.database");
        if (product == null) {
            return Map.of();
        }
        DatabaseServer.Database database = DatabaseServer.valueOf(product.toUpperCase(Locale.ROOT)).database();
        return Map.of("lintel.database.url", database.url(), "lintel.database.user", database.user(),
                "lintel.database.password", database.password());
    }

    public static Browser browser() {
        return new Browser(server());
    }

    /** {@code http-suite.json} as a file, with every "secret" replaced by the hash of "CLIENT-secret", and with the landing's address. */
    public static Path configuration() {
        try (InputStream in = Lintel.class.getResourceAsStream("/http-suite.json")) {
            var text = new StringBuilder();
            String clientId = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                clientId = line.contains("\"clientId\"") ? line.replaceAll(".*\"clientId\": \"([^\"]*)\".*", "$1") : clientId;
                text.append(line.replace("{\"value\": \"secret\"", "{\"value\": \"" + App.sha256(clientId + "-secret") + "\"")
                        .replace("{\"value\": \"secret-expired\"", "{\"value\": \"" + App.sha256(clientId + "-expired") + "\"")
                        .replace("http://landing", Landing.origin()))
                        .append('\n');
            }
            return Files.writeString(Files.createDirectories(Built.target("http-suite")).resolve("lintel.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

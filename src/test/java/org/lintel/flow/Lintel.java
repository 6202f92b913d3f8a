package org.lintel.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.lintel.test.Built;
import org.lintel.test.Server;

/** The server that the HTTP suite talks to: started at the first call, stopped with this JVM. */
public final class Lintel {

    /** With so many roles a token is almost as long as it may be. */
    private static final int AS_MANY_AS_FIT = 965;

    private static Server server;

    private Lintel() {
    }

    public static synchronized Server server() {
        if (server == null) {
            // all tests have one address, and some of them fail again and again
            server = Server.named("http-suite").setting("lintel.configuration", configuration().toString())
                    .setting("lintel.pages.help", "https://help.example/").setting("lintel.pages.imprint", "https://imprint.example/")
                    .setting("lintel.pages.privacy", "https://privacy.example/")
                    .setting("lintel.pages.forgot-password", "https://reset.example/")
                    .setting("lintel.sign-in.address-failures", "100000")
                    .setting("lintel.signing.algorithms", "RS256, ES256, PS256, ES384, EdDSA").start();
        }
        return server;
    }

    public static Browser browser() {
        return new Browser(server());
    }

    private static String roles(int number) {
        return IntStream.range(0, number).mapToObj(i -> "\"role-of-somebody-%04d\"".formatted(i)).collect(Collectors.joining(", "));
    }

    /**
     * {@code http-suite.json} as a file, with every "secret" replaced by the hash of "CLIENT-secret", with the addresses of those who can
     * be visited, and with users who have very many roles.
     */
    public static Path configuration() {
        try (InputStream in = Lintel.class.getResourceAsStream("/http-suite.json")) {
            var text = new StringBuilder();
            String clientId = "";
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                clientId = line.contains("\"clientId\"") ? line.replaceAll(".*\"clientId\": \"([^\"]*)\".*", "$1") : clientId;
                text.append(Guest.placed(line).replace("{\"value\": \"secret\"", "{\"value\": \"" + App.sha256(clientId + "-secret") + "\"")
                        .replace("{\"value\": \"secret-expired\"", "{\"value\": \"" + App.sha256(clientId + "-expired") + "\"")
                        .replace("http://landing", Landing.origin()).replace("http://pac4j", Pac4jApp.origin())
                        .replace("\"as many as fit\"", roles(AS_MANY_AS_FIT)).replace("\"more than fit\"", roles(AS_MANY_AS_FIT + 50)))
                        .append('\n');
            }
            return Files.writeString(Files.createDirectories(Built.own("http-suite")).resolve("lintel.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

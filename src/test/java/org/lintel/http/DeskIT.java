package org.lintel.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.desk.DeskGrant;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.model.Secret;
import org.lintel.test.Server;

/** A plug-in stores a kind of its own, finds it by its second key, and adds clients by the directory. */
@Tag("http")
@Tag("portability")
class DeskIT {

    private static final String REGISTRAR = "{\"clientId\": \"registrar\", \"allowedGrantTypes\": [\"" + DeskGrant.NAME + "\"], "
            + "\"clientSecrets\": [{\"value\": \"" + Secret.sha256("secret").value() + "\"}], \"allowedScopes\": [\"api\"]}, ";

    @Test
    void whatAPlugInStoresIsFoundByItsSecondKeyAndUsedOnce(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("desk.jar");
        ShrinkWrap.create(JavaArchive.class).addPackage(DeskGrant.class.getPackage()).as(ZipExporter.class).exportTo(jar.toFile(), true);
        Path configuration = Files.writeString(folder.resolve("lintel.json"),
                Files.readString(Lintel.configuration()).replaceFirst("\"clients\": \\[", "\"clients\": [" + REGISTRAR));
        try (Server server = Server.named("desk").plugin(jar).setting("lintel.configuration", configuration.toString()).start()) {
            App fresh = new App("b-17", "secret", Map.of());
            fresh.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).isError("invalid_client");

            at(server, "b-17").isError("authorization_pending");
            at(server, "b-17").hasTokens();
            at(server, "b-17").isError("invalid_grant");
            fresh.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        }
    }

    private static Answer at(Server desk, String number) {
        return new App("registrar", "secret", Map.of()).token(desk, Map.of("grant_type", DeskGrant.NAME, "number", number));
    }
}

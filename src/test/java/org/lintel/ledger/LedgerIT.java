package org.lintel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** A jar that fills the places in which management writes: everything that is told there is asked for there. */
@Tag("http")
@Tag("portability")
class LedgerIT {

    private static final App SERVICE = new App("service", "service-secret", Map.of());

    private static Server server;
    private static AdminApi api;

    @BeforeAll
    static void start() throws IOException {
        Path jar = Files.createDirectories(Built.own("ledger")).resolve("ledger.jar");
        ShrinkWrap.create(JavaArchive.class).addClasses(LedgerTransactions.class, LedgerAudit.class, LedgerRefusals.class,
                LedgerUsage.class).as(ZipExporter.class).exportTo(jar.toFile(), true);
        server = Server.named("ledger").plugin(jar).setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.stores", "jpa").start();
        api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.audit.read", "lintel.refusals.read",
                "lintel.usage.read");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theJarFillsThePlacesByItself() {
        Stream.of("Transactions: .*LedgerTransactions", "AuditLog: .*LedgerAudit", "RefusalLog: .*LedgerRefusals",
                "UsageStore: .*LedgerUsage")
                .forEach(line -> assertThat(server.log()).containsPattern(line + " \\(from ledger\\.jar\\)"));
    }

    @Test
    void aChangeAndItsEntryAreMadeTogether() {
        assertThat(api.create("/clients/ledger-shop", "{}").status()).isEqualTo(201);
        assertThat(Patience.until(server::log, log -> log.contains("ledger: client.created together\n")))
                .containsSubsequence("ledger: client.created together\n", "ledger: done\n");
        assertThat(api.create("/clients/ledger-shop", "{}").status()).isEqualTo(409);
        assertThat(Patience.until(server::log, log -> log.contains("ledger: undone"))).contains("ledger: undone, RefusedChange\n");

        assertThat(api.get("/audit?about=client/ledger-shop").json().getJsonArray("items")).hasSize(1);
        assertThat(api.get("/audit/verification").json().getBoolean("intact")).isTrue();
    }

    @Test
    void whatTheConfigurationFileBringsIsTold() {
        assertThat(api.get("/audit?about=client/service").json().getJsonArray("items").getJsonObject(0).getString("address"))
                .isEqualTo("configuration file");
    }

    @Test
    void whatIsRefusedIsLookedUpThere() {
        Answer refused = SERVICE.token(server, Map.of("grant_type", "password")).isError("unauthorized_client");
        String number = refused.text("error_description").replaceAll(".*\\(([^()]+)\\)", "$1");
        assertThat(Patience.until(server::log, log -> log.contains("ledger: refused " + number + "\n"))).contains(number);
        assertThat(api.get("/refusals/" + number).json().getString("clientId")).isEqualTo("service");
    }

    /** Once in a minute. */
    @Test
    void whatClientsUseIsAddedThere() {
        String told = "ledger: service got tokens: ";
        SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens();
        for (int i = 0; i < 4 && !server.log().contains(told); i++) {
            Patience.until(server::log, log -> log.contains(told));
        }
        assertThat(server.log()).contains(told);
        assertThat(api.get("/usage?clientId=service").json().getJsonArray("items")).hasSize(1);
    }
}

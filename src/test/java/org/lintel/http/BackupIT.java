package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.test.DatabaseServer;
import org.lintel.test.PostgreSql;
import org.lintel.test.Server;

/** The commands of docs/operating.md, on PostgreSQL: what was there when the backup was made is there again, and nothing else. */
@Tag("database")
@Once
class BackupIT {

    private static final App APP = Apps.named("renew-strict").with("scope", "openid orders offline_access");

    /** They are kept beside the database, and belong to the backup. */
    private static final Map<String, String> KEYS = Map.of("lintel.key", Base64.getEncoder().encodeToString(new byte[32]),
            "lintel.pairwise-salt", Base64.getEncoder().encodeToString(new byte[32]));

    @TempDir
    Path folder;

    @Test
    void t4_whatIsRestoredGoesOnFromWhereTheBackupWasMade() {
        Path backup = folder.resolve("lintel.dump");
        DatabaseServer.Database lost = DatabaseServer.POSTGRESQL.database();
        String address;
        String keys;
        String before;
        String spent;
        String after;
        try (Server server = start("backup", lost, Map.of())) {
            address = server.address();
            keys = Answer.get(server.at("/.well-known/jwks")).body();
            before = tokens(server);
            spent = tokens(server);
            refresh(server, spent).hasTokens();
            PostgreSql.dump(lost, backup);
            after = tokens(server);
        }

        DatabaseServer.Database restored = DatabaseServer.POSTGRESQL.database();
        PostgreSql.restore(backup, restored);
        try (Server server = start("restored", restored, Map.of("lintel.issuer", address))) {
            assertThat(Answer.get(server.at("/.well-known/jwks")).body()).isEqualTo(keys);
            refresh(server, before).hasTokens();
            refresh(server, spent).isError("invalid_grant");
            refresh(server, after).isError("invalid_grant");
        }
    }

    private static Server start(String name, DatabaseServer.Database database, Map<String, String> settings) {
        return Server.named(name).setting("lintel.configuration", Lintel.configuration().toString()).settings(KEYS)
                .settings(database.settings()).settings(settings).start();
    }

    private static String tokens(Server server) {
        return APP.redeem(server, new Browser(server).authorize(APP).signIn("alice", "alice-password").code()).hasTokens()
                .text("refresh_token");
    }

    private static Answer refresh(Server server, String token) {
        return APP.token(server, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }
}

package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.contract.SessionDirectoryContract;
import org.lintel.model.Session;
import org.lintel.secret.Handles;
import org.lintel.spi.SessionDirectory;
import org.lintel.test.DatabaseServer;

class JpaSessionsTest {

    private static final String BASE64URL = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    @Nested
    class OnH2 extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends SessionDirectoryContract {

        @Override
        protected SessionDirectory store() {
            return on(DatabaseServer.MARIADB);
        }
    }

    /** Of an issuer of their own: the others are on the same database. */
    @ParameterizedTest
    @EnumSource(DatabaseServer.class)
    void ofManySessionsThoseOfOneLetterAreCounted(DatabaseServer server) {
        JpaSessions store = on(server);
        try (Configured settings = Configured.with(Setting.ISSUER, "http://localhost:" + (9000 + server.ordinal()))) {
            store.issuer = settings.issuer();
        }
        Instant now = Instant.now();
        for (int i = 0; i < 4 * BASE64URL.length(); i++) {
            store.save(session(BASE64URL.charAt(i / 4) + Handles.create(), now.plusSeconds(3600)));
        }
        store.save(session("Q" + Handles.create(), now.minusSeconds(1)));

        var count = new SessionCount(200);
        assertThat(about(count, store, now)).as("exactly, without the one that has expired").isEqualTo(256);
        store.save(session("A" + Handles.create(), now.plusSeconds(3600)));
        store.save(session("Q" + Handles.create(), now.plusSeconds(3600)));
        assertThat(about(count, store, now.plusSeconds(29))).as("not asked again").isEqualTo(256);
        assertThat(about(count, store, now.plusSeconds(30))).as("five begin with the letter").isEqualTo(5 * 64);
    }

    private static long about(SessionCount count, JpaSessions store, Instant now) {
        return count.about(store.database, store.issuer, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Session session(String sid, Instant expires) {
        Instant created = expires.minusSeconds(7200);
        return new Session("key " + sid, sid, "https://id.example", "carol", created, List.of("pwd"), null, "local", List.of(), Set.of(),
                created, created, expires, false, "", "");
    }

    private static JpaSessions on(DatabaseServer server) {
        var store = new JpaSessions();
        store.database = Stores.on(server);
        store.issuer = Stores.ISSUER;
        store.clock = Clock.systemUTC();
        return store;
    }
}

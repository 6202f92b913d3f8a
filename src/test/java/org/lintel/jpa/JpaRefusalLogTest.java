package org.lintel.jpa;

import java.time.Clock;

import org.junit.jupiter.api.Nested;
import org.lintel.contract.RefusalLogContract;
import org.lintel.spi.RefusalLog;
import org.lintel.test.DatabaseServer;

class JpaRefusalLogTest {

    @Nested
    class OnH2 extends RefusalLogContract {

        @Override
        protected RefusalLog log() {
            return on(DatabaseServer.H2);
        }
    }

    @Nested
    class OnPostgresql extends RefusalLogContract {

        @Override
        protected RefusalLog log() {
            return on(DatabaseServer.POSTGRESQL);
        }
    }

    @Nested
    class OnMariaDb extends RefusalLogContract {

        @Override
        protected RefusalLog log() {
            return on(DatabaseServer.MARIADB);
        }
    }

    private static RefusalLog on(DatabaseServer server) {
        var log = new JpaRefusalLog();
        log.database = Stores.on(server);
        log.issuer = Stores.ISSUER;
        log.clock = Clock.systemUTC();
        return log;
    }
}

package org.lintel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lintel.config.Configured;
import org.lintel.config.DatabaseUrl;
import org.lintel.config.Issuer;
import org.lintel.config.Setting;
import org.lintel.flow.Once;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditObject;
import org.lintel.model.AuditRecord;
import org.lintel.model.AuditVerification;
import org.lintel.model.Claims;
import org.lintel.model.User;
import org.lintel.test.DatabaseServer;

/** {@code kill -9} of a node that makes changes all the time. */
@Once
class AuditLogCrashTest {

    private static final int ACKNOWLEDGED = 300;
    private static final int THREADS = 4;

    /** While H2 writes its file it acknowledges what others commit, and writes that next: a kill in between loses it, change and entry. */
    private static final int IN_ONE_WRITE_OF_H2 = 5 * THREADS;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a14_afterAnAbruptEndTheChainIsWholeAndSoIsEveryChange(DatabaseServer server, @TempDir Path folder) throws IOException {
        DatabaseServer.Database database = server.database();
        String url = server == DatabaseServer.H2 ? DatabaseUrl.embedded(folder) : database.url();
        String issuer = "https://crash.example";
        Process node = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Node.class.getName(), url, database.user(), database.password(), issuer)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        int acknowledged = 0;
        try (var lines = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged += line.equals("done") ? 1 : 0;
                if (acknowledged == ACKNOWLEDGED) {
                    node.toHandle().destroyForcibly();
                }
            }
        } finally {
            node.destroyForcibly();
        }

        Database again = Stores.database(url, database.user(), database.password());
        AuditVerification found = JpaAuditLogTest.log(again, issuer(issuer)).verify();
        assertThat(acknowledged).isGreaterThanOrEqualTo(ACKNOWLEDGED);
        assertThat(found.intact()).describedAs(found.toString()).isTrue();
        assertThat(found.entries()).isGreaterThanOrEqualTo(acknowledged - (server == DatabaseServer.H2 ? IN_ONE_WRITE_OF_H2 : 0));
        assertThat(
                again.<Long>read(entities -> entities.createQuery("select count(u.id) from UserRow u where u.issuer = :issuer", Long.class)
                        .setParameter("issuer", issuer).getSingleResult()))
                .describedAs("changes").isEqualTo(found.entries());
        again.unit.close();
    }

    private static Issuer issuer(String value) {
        try (Configured settings = Configured.with(Setting.ISSUER, value)) {
            return settings.issuer();
        }
    }

    /** Says so after each change that is done. */
    static final class Node {

        private Node() {
        }

        public static void main(String[] arguments) {
            Database database = Stores.database(arguments[0], arguments[1], arguments[2]);
            Issuer issuer = issuer(arguments[3]);
            for (int i = 0; i < THREADS; i++) {
                String name = "thread " + i + ", ";
                new Thread(() -> changeForEver(database, issuer, name)).start();
            }
        }

        private static void changeForEver(Database database, Issuer issuer, String name) {
            var users = new JpaUsers();
            users.endings = Stores.endings();
            users.clock = Clock.systemUTC();
            users.database = database;
            users.issuer = issuer;
            users.begin();
            for (int number = 0;; number++) {
                String subject = name + number;
                database.together(() -> {
                    users.users().create(new User(subject, subject, true, Claims.NONE)).orThrow();
                    JpaAuditLogTest.log(database, issuer).append(List.of(new AuditRecord(Instant.now(), "user.created",
                            new AuditActor(null, "admin", null, null), new AuditObject("user", subject), null, "{}")));
                    return subject;
                });
                System.out.println("done");
            }
        }
    }
}

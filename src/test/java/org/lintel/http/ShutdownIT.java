package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Patience;
import org.lintel.flow.Visit;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/** SIGTERM while requests come in. */
@Tag("http")
@Tag("portability")
@Tag("database")
@Once
class ShutdownIT {

    private static final int THREADS = 4;
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^.*\\n(?:\\s+at [a-z].*\\(.*\\)\\n)+");
    /** WildFly runs nothing more that is due while it stops, and complains: of a chore, which the next start does. */
    private static final String CHORE_REFUSED = "WFLYEE0110";
    /** A trace without a class of ours is of the server: Undertow complains of connections that come while it closes its buffers. */
    private static final String OURS = "org.lintel.";

    private final AtomicInteger redeemed = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void whatIsAcknowledgedIsDoneAndTheLogHasNoStackTrace() throws SQLException {
        DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
        Server server = Server.named("shutdown").setting("lintel.configuration", Lintel.configuration().toString())
                .settings(database.settings()).start();
        List<CompletableFuture<Void>> load = IntStream.range(0, THREADS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> redeemUntilItStops(server))).toList();
        Patience.until(redeemed::get, count -> count > 30);
        server.close();
        stopped.set(true);
        load.forEach(CompletableFuture::join);

        System.out.println("acknowledged redemptions: " + redeemed + ", answers: " + seen);
        assertThat(redeemed.get()).isGreaterThan(30);
        // servers take connections for an instant longer than they serve the application: such answers promise nothing
        assertThat(seen.keySet()).allMatch(what -> what.matches("(200|303|404|5..) .*|no answer .*"));
        assertThat(redeemedIn(database)).isGreaterThanOrEqualTo(redeemed.get());
        assertThat(STACK_TRACE.matcher(server.log()).results().map(MatchResult::group)
                .filter(trace -> trace.contains(OURS) && !trace.contains(CHORE_REFUSED))).isEmpty();
    }

    /** A code with the session of this browser, and tokens for it; an answer that promises something is whole. */
    private void redeemUntilItStops(Server server) {
        var browser = new Browser(server);
        try {
            signIn(browser);
            while (!stopped.get()) {
                Visit visit = browser.openWithoutFollowing(QUICK.authorizeAddress());
                note(visit.answer(), "authorize");
                if (visit.status() == 303) {
                    Answer answer = QUICK.redeem(server, visit.code());
                    note(answer, "token");
                    if (answer.status() == 200) {
                        answer.hasTokens();
                        redeemed.incrementAndGet();
                    }
                }
            }
        } catch (UncheckedIOException e) {
            note("no answer " + e.getCause().getClass().getSimpleName());
        }
    }

    /** One after the other: of many at once for one user some have to wait. */
    private synchronized void signIn(Browser browser) {
        browser.authorize(QUICK).signIn("alice").code();
    }

    private void note(Answer answer, String what) {
        note(answer.status() + " " + what);
    }

    private synchronized void note(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static int redeemedIn(DatabaseServer.Database database) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet rows = connection.createStatement().executeQuery(
                        "select count(*) from grants where kind = 'CODE' and redeemed is not null")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

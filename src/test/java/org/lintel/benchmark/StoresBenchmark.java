package org.lintel.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Server;

/**
 * Requests per second, and seconds of processor time of server and database for 1,000 of them, with each kind of store: one server for
 * each, all of them there all the time, one of them at work. Who asks runs on the same machine, so that the rates are good for comparing
 * them only. The report is in {@code target/stores-benchmark.txt}; servers of tests are without the optimising compiler unless asked:
 *
 * <pre>{@code
 * _JAVA_OPTIONS=-XX:TieredStopAtLevel=4 ./mvnw verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dit.test=StoresBenchmark -Dfailsafe.failIfNoSpecifiedTests=false
 * }</pre>
 */
class StoresBenchmark {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warm-up", 15));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 15));
    private static final Map<String, String> CREDENTIALS = Map.of("grant_type", "client_credentials", "scope", "api");
    private static final App SERVICE = new App("service", "service-secret", Map.of());

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<String> report = new ArrayList<>();

    /** Each thread has its own, and there are as many as passwords that are verified at once: beyond that sign-in is slowed down. */
    private static final List<String> USERS = List.of("alice", "edgar", "dora", "greta");
    private static final int THREADS = USERS.size();

    /** One thread of a load makes one of these, which makes one request or flow each time it is run. */
    private interface Load {

        Runnable on(Server server, String user);
    }

    @Test
    void stores() throws IOException, InterruptedException, ExecutionException {
        try (Server memory = server("memory", Map.of("lintel.stores", "memory"));
                Server h2 = server("h2", Map.of());
                Server postgresql = server("postgresql", DatabaseServer.POSTGRESQL.database().settings())) {
            var servers = new LinkedHashMap<String, Server>();
            servers.put("memory", memory);
            servers.put("H2", h2);
            servers.put("PostgreSQL", postgresql);
            side(servers, "client credentials", StoresBenchmark::clientCredentials);
            side(servers, "userinfo", StoresBenchmark::userinfo);
            side(servers, "code flow, live session", StoresBenchmark::codeFlow);
            side(servers, "sign-in and code", StoresBenchmark::signIn);
        } finally {
            threads.shutdownNow();
            Files.write(Built.target("stores-benchmark.txt"), report);
        }
    }

    private static Server server(String name, Map<String, String> settings) {
        return Server.named("benchmark-" + name).setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.passwords.memory", "19456").setting("lintel.passwords.iterations", "2").settings(settings).start();
    }

    private static Runnable clientCredentials(Server server, String user) {
        return () -> SERVICE.token(server, CREDENTIALS).hasTokens();
    }

    private static Runnable userinfo(Server server, String user) {
        var browser = new Browser(server);
        String token = App.QUICK.redeem(server, browser.authorize(App.QUICK).signIn(user, user + "-password").code()).text("access_token");
        return () -> {
            int status = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token).status();
            if (status != 200) {
                throw new IllegalStateException("userinfo answers " + status);
            }
        };
    }

    private static Runnable codeFlow(Server server, String user) {
        var browser = new Browser(server);
        browser.authorize(App.QUICK).signIn(user, user + "-password").code();
        return () -> App.QUICK.redeem(server, browser.openWithoutFollowing(App.QUICK.authorizeAddress()).code()).hasTokens();
    }

    private static Runnable signIn(Server server, String user) {
        return () -> new Browser(server).authorize(App.QUICK).signIn(user, user + "-password").code();
    }

    private void side(Map<String, Server> servers, String name, Load load) throws InterruptedException, ExecutionException {
        for (Map.Entry<String, Server> entry : servers.entrySet()) {
            Server server = entry.getValue();
            run(user -> load.on(server, user), WARM_UP);
            Duration serverBefore = server.cpu();
            Duration databaseBefore = DatabaseServer.POSTGRESQL.cpu();
            long done = run(user -> load.on(server, user), MEASURED);
            double serverCpu = seconds(server.cpu().minus(serverBefore)) * 1000 / done;
            double databaseCpu = seconds(DatabaseServer.POSTGRESQL.cpu().minus(databaseBefore)) * 1000 / done;
            report.add(String.format(Locale.ROOT, "%-24s %-11s %7.0f/s   CPU s per 1,000: server %.2f, database %.2f", name, entry.getKey(),
                    done / seconds(MEASURED), serverCpu, databaseCpu));
        }
    }

    private long run(Function<String, Runnable> load, Duration time) throws InterruptedException, ExecutionException {
        List<Runnable> loads = USERS.stream().map(load).toList();
        long end = System.nanoTime() + time.toNanos();
        List<Future<Long>> counts = loads.stream().map(each -> threads.submit(() -> {
            long count = 0;
            while (System.nanoTime() < end) {
                each.run();
                count++;
            }
            return count;
        })).toList();
        long all = 0;
        for (Future<Long> count : counts) {
            all += count.get();
        }
        return all;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

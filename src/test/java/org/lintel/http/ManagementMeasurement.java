package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Page;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.counting.CountingDriver;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Staff;
import org.lintel.test.Built;
import org.lintel.test.Chromium;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Population;
import org.lintel.test.QueryPlans;
import org.lintel.test.Server;

/**
 * What the management API costs with 10,000 clients, a million users, a million sessions and a million entries of the audit log on
 * PostgreSQL: how long a request takes, how many statements it makes, and whether any of these reads a large table from end to end. Not
 * part of a build: {@code ./mvnw -Pmeasure -Dit.test=ManagementMeasurement}; the numbers are in {@code target/management-measurement.md}.
 */
@Tag("measure")
class ManagementMeasurement {

    private static final int CLIENTS = 10_000;
    private static final int MANY = 1_000_000;
    private static final int TIMES = 100;

    /** How a statement of the measurement itself begins. */
    private static final String OWN = "/* where a page ends */ select ";

    private final List<String> report = new ArrayList<>();
    private final DatabaseServer.Database database = DatabaseServer.POSTGRESQL.database();
    private Path statements;
    private QueryPlans plans;
    private AdminApi api;

    @Test
    void whatItCosts() throws Exception {
        plans = QueryPlans.of(database);
        try (Server server = start()) {
            Instant begin = Instant.now();
            new Population(server.address(), CLIENTS, MANY, MANY, 4 * MANY, MANY).fill(database);
            System.out.println("filled in " + Duration.between(begin, Instant.now()).toSeconds() + " s");
            api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.users.write", "lintel.sessions.write",
                    "lintel.audit.read");
            report.add("| | median | p95 | statements |");
            report.add("| --- | --- | --- | --- |");
            plans.next();
            lists();
            sessions();
            auditLog();
            List<QueryPlans.Plan> scans = plans.next().stream().filter(plan -> plan.scans(Population.LARGE))
                    .filter(plan -> !plan.text().startsWith(OWN)).toList();
            console(server);
            changes();
            Files.write(Path.of("target/management-measurement.md"), report);
            report.forEach(System.out::println);
            assertThat(scans).as("statements that read a large table from end to end").isEmpty();
        }
    }

    private Server start() throws Exception {
        Path folder = Files.createDirectories(Built.own("management"));
        statements = Files.createTempFile(folder, "statements", ".txt");
        Path jar = folder.resolve("counting.jar");
        ShrinkWrap.create(JavaArchive.class).addClass(CountingDriver.class).addAsServiceProvider(Driver.class, CountingDriver.class)
                .as(ZipExporter.class).exportTo(jar.toFile(), true);
        return Server.named("management").plugin(jar).setting("lintel.configuration", Lintel.configuration().toString())
                .settings(database.settings()).setting(CountingDriver.FILE, statements.toString())
                .setting("lintel.database.url", database.url().replace("jdbc:", "jdbc:counting:")).start();
    }

    private void lists() {
        get("clients, page 1", "/clients");
        get("clients, page 500", "/clients?limit=20&after=" + Population.client(9_979));
        get("clients of a prefix", "/clients?prefix=client-000421");
        get("a client", "/clients/" + Population.client(4_711));
        get("users, page 1", "/users");
        get("users, page 500", "/users?after=" + Population.user(24_949));
        get("users of a prefix that ten have", "/users?prefix=user-012345");
        get("users of a prefix that 100,000 have", "/users?prefix=user-09");
        get("a user", "/users/" + Population.user(471_100));
    }

    private void sessions() throws Exception {
        String hoursAgo = Instant.now().minusSeconds(18_000).toString();
        String ofClient = "clientId=" + Population.client(7);
        get("sessions, page 1", "/sessions");
        get("sessions, page 500", "/sessions?after=" + place("from sessions", 24_949));
        get("sessions of a user", "/sessions?subject=" + Population.user(77));
        get("sessions of a client that has 100,000, page 1", "/sessions?" + ofClient);
        get("… page 500", "/sessions?" + ofClient + "&after="
                + place("from session_clients where client_id = '" + Population.client(7) + "'", 24_949));
        get("sessions of a client that has 100", "/sessions?clientId=" + Population.client(5_000));
        get("sessions that began five hours ago", "/sessions?createdBefore=" + hoursAgo);
        get("sessions that nobody has used for five hours", "/sessions?lastSeenBefore=" + hoursAgo);
        get("… of a client", "/sessions?" + ofClient + "&lastSeenBefore=" + hoursAgo);
        get("sessions, counted to 10,000", "/sessions/count");
        get("sessions of a client, counted to 10,000", "/sessions/count?" + ofClient);
        get("a session", "/sessions/" + Population.session(4_711));
    }

    private void auditLog() throws Exception {
        get("audit log, page 1", "/audit");
        get("audit log, page 500", "/audit?after=" + place("from audit_log", "moment", "seq", 24_949));
        get("audit log about a user", "/audit?about=user/" + Population.user(4_711));
        get("audit log of a kind", "/audit?kind=user.changed");
        get("audit log by a client", "/audit?clientId=" + Population.client(42));
        get("audit log of a request", "/audit?request=r20000");
    }

    /** The pages that people look at, and what a browser does with them. */
    private void console(Server server) {
        Staff staff = Staff.of(server);
        String operator = staff.operator("administrator");
        var browser = new Browser(server);
        browser.open("/admin").signIn(operator, Staff.password(operator));
        var pages = new LinkedHashMap<String, String>();
        pages.put("overview", "/admin");
        pages.put("applications", "/admin/clients");
        pages.put("applications, page 400", "/admin/clients?after=" + Population.client(9_974));
        pages.put("applications of a prefix", "/admin/clients?q=client-000421");
        pages.put("an application", "/admin/client?id=" + Population.client(4_711));
        pages.put("users", "/admin/users");
        pages.put("users of a prefix that 100,000 have", "/admin/users?q=user-09");
        pages.put("a user", "/admin/user?sub=" + Population.user(471_100));
        pages.put("sessions", "/admin/sessions");
        pages.put("sessions of a client that has 100,000", "/admin/sessions?client=" + Population.client(7));
        pages.put("activity", "/admin/activity");
        pages.put("activity about a user", "/admin/activity?about=user:" + Population.user(4_711));
        pages.put("keys", "/admin/keys");
        pages.put("settings", "/admin/settings");
        report.add("");
        report.add("| page of the console | median | p95 | statements | bytes | compressed | requests of a new browser | usable after |");
        report.add("| --- | --- | --- | --- | --- | --- | --- | --- |");
        pages.forEach((name, path) -> {
            measure(name, () -> browser.open(path).answer());
            look(server, operator, path);
        });
    }

    /** In a browser that has been here before: it only asks for the page, or again for what it may not keep. */
    private void look(Server server, String operator, String path) {
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server.at("/admin/settings").toString());
            page.fill("#username", operator);
            page.fill("#password", Staff.password(operator));
            page.press("#password", "Enter");
            page.waitForSelector("nav.rooms");
            var requests = new AtomicInteger();
            page.onRequest(request -> requests.incrementAndGet());
            page.navigate(server.at(path).toString());
            Object timing = page.evaluate(
                    """
                    () => { const it = performance.getEntriesByType('navigation')[0];
                      return it.decodedBodySize + ' | ' + it.transferSize + ' | REQUESTS | '
                          + Math.round(it.domContentLoadedEventEnd) + ' ms |' }""");
            int last = report.size() - 1;
            report.set(last, report.get(last) + " " + timing.toString().replace("REQUESTS", requests.toString()));
            System.out.println(report.get(last));
        }
    }

    private void changes() {
        String thousand = "{\"subjects\": [" + IntStream.range(0, 1_000).mapToObj(i -> "\"" + Population.user(500_000 + i) + "\"")
                .collect(Collectors.joining(",")) + "]}";
        once("1,000 sessions of a client ended", () -> api.delete("/sessions?clientId=" + Population.client(7)));
        once("sessions of 1,000 users ended", () -> api.post("/sessions/bulk/end", thousand));
        once("1,000 users disabled", () -> api.post("/users/bulk/disable", thousand));
    }

    /** What a page ends with that has so many before. */
    private String place(String from, int before) throws Exception {
        return place(from, "created", "sid", before);
    }

    private String place(String from, String moment, String id, int before) throws Exception {
        try (Connection connection = database.connect();
                var rows = connection.createStatement().executeQuery(OWN + moment + " || '.' || " + id + " " + from + " order by "
                        + moment + " desc, " + id + " desc offset " + before + " limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void get(String name, String path) {
        measure(name, () -> api.get(path));
    }

    /** A second for a hundred: more than 200 of a client are refused. */
    private void measure(String name, Supplier<Answer> request) {
        Instant second = Instant.now().plusSeconds(1);
        var micros = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            assertThat(request.get().status()).as(name).isEqualTo(200);
        }
        long before = CountingDriver.lines(statements).count();
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            Answer answer = request.get();
            micros.add((System.nanoTime() - began) / 1_000);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        long made = CountingDriver.lines(statements).skip(before).filter(line -> line.matches("http-thread-pool.*")).count();
        List<Long> sorted = micros.stream().sorted().toList();
        report.add(String.format(Locale.ROOT, "| %s | %.1f ms | %.1f ms | %.1f |", name, sorted.get(TIMES / 2) / 1e3,
                sorted.get(TIMES * 95 / 100) / 1e3, made / (double) TIMES));
        System.out.println(report.get(report.size() - 1));
        Patience.waitUntil(second);
    }

    private void once(String name, Supplier<Answer> request) {
        long began = System.nanoTime();
        Answer answer = request.get();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        report.add(String.format(Locale.ROOT, "| %s | %.1f s | | |", name, (System.nanoTime() - began) / 1e9));
    }
}

package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Chromium;
import org.lintel.test.DatabaseServer;
import org.lintel.test.Hops;
import org.lintel.test.Reachable;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** The console of two nodes, below another context path; every request goes to the other node than the one before. */
@Tag("database")
@Once
class ConsoleTwoNodesIT extends ConsoleJourney {

    private static final String CONTEXT_PATH = "/sso";

    private static DatabaseServer.Database database;
    private static Hops hops;
    private static List<Server> nodes = List.of();

    @BeforeAll
    static void start() {
        database = DatabaseServer.POSTGRESQL.database();
        hops = new Hops();
        ServerSetup setup = Server.named("console").setting("lintel.configuration", Lintel.configuration().toString())
                .setting("lintel.issuer", hops.address() + CONTEXT_PATH).settings(database.settings())
                .setting("lintel.signing.algorithms", "RS256, ES384")
                .setting("lintel.key", Base64.getEncoder().encodeToString("the console has two nodes in it!".getBytes()))
                .contextPath(CONTEXT_PATH);
        var second = CompletableFuture.supplyAsync(() -> setup.as("console-2").start());
        Server first = setup.as("console-1").start();
        nodes = List.of(first, second.join());
        hops.between(nodes);
    }

    @AfterAll
    static void stop() {
        nodes.forEach(Server::close);
        hops.close();
    }

    @Override
    Reachable server() {
        return () -> hops.address() + CONTEXT_PATH;
    }

    /** Whoever finds it in the morning cannot change anything; whose it is signs in again and finds what they had typed. */
    @Test
    void a13_aConsoleThatWasLeftOpenOvernightChangesNothing() throws SQLException {
        Staff staff = Staff.of(server());
        String client = staff.client("Shop", "");
        String operator = staff.operator("administrator");
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server().address() + "/admin/client?id=" + client);
            new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
            page.locator("[id='o.description']").fill("Sells things");
            age(operator);

            page.click("#save");
            new UserPage(page).asksWhoIsThere();
            assertThat(staff.manager().get("/clients/" + client).body()).doesNotContain("Sells things");
            new UserPage(page).signIn(operator, Staff.password(operator));

            assertThat(page.locator("[id='o.description']")).hasValue("Sells things");
            assertThat(page.locator("#changed")).containsText("not saved yet");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(staff.manager().get("/clients/" + client).text("description")).isEqualTo("Sells things");
            assertThat(window.complaints()).isEmpty();
        }
    }

    /** Nor does an old sign-in give a role, or import anything: what is said of the role waits, the file is chosen again. */
    @Test
    void a13_anOldSignInGivesNoRoleAndImportsNothing() throws SQLException {
        Staff staff = Staff.of(server());
        String user = staff.user();
        String text = "{\"clients\": [{\"clientId\": \"of-the-file\"}]}";
        try (Chromium window = Chromium.open()) {
            var operator = OperatorsWindow.signedIn(window, staff).room("/admin/operators");
            Page page = operator.page();
            page.click("#new");
            operator.option("subject").fill(user);
            page.check("input[name='o.roles'][value=auditor]");
            age(operator.subject());
            page.click("#submit");
            new UserPage(page).asksWhoIsThere();
            assertThat(staff.manager().get("/operators/" + user).status()).isEqualTo(404);
            new UserPage(page).signIn(operator.subject(), Staff.password(operator.subject()));
            assertThat(operator.option("subject")).hasValue(user);
            page.click("#submit");
            assertThat(page.locator("#done")).hasText("The operator is there.");

            operator.room("/admin/transfer");
            page.fill("#text", text);
            page.click("#compare");
            age(operator.subject());
            page.click("#apply");
            new UserPage(page).asksWhoIsThere().signIn(operator.subject(), Staff.password(operator.subject()));
            assertThat(staff.manager().get("/clients/of-the-file").status()).isEqualTo(404);
            assertThat(page.locator("#text")).hasValue("");
            page.fill("#text", text);
            page.click("#compare");
            page.click("#apply");
            assertThat(page.locator("#done")).containsText("Done");
            assertThat(staff.manager().get("/clients/of-the-file").status()).isEqualTo(200);
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void a13_anOldSignInResetsNoPassword() throws SQLException {
        Staff staff = Staff.of(server());
        String user = staff.user();
        String operator = staff.operator("helpdesk");
        try (Chromium window = Chromium.open()) {
            Page page = window.page();
            page.navigate(server().address() + "/admin/user?ask=password&sub=" + user);
            new UserPage(page).asksWhoIsThere().signIn(operator, Staff.password(operator));
            assertThat(page.locator("#question")).isVisible();
            age(operator);

            page.click("#do");
            new UserPage(page).asksWhoIsThere();
            Visit still = new Browser(server()).open("/login").signIn(user, Staff.password(user));
            assertThat(still.address().getPath()).as("the old password is good").doesNotContain("login");
            new UserPage(page).signIn(operator, Staff.password(operator));

            assertThat(page.locator("#numbers")).containsText("This ends one session");
            page.click("#do");
            assertThat(page.locator("#new-password")).isVisible();
            assertThat(window.complaints()).isEmpty();
        }
    }

    private static void age(String subject) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement older = connection.prepareStatement("""
                        update sessions set data = regexp_replace(data, '"authTime":"[^"]*"', '"authTime":"2026-01-01T00:00:00Z"')
                        where subject = ?""")) {
            older.setString(1, subject);
            assertThat(older.executeUpdate()).isEqualTo(1);
        }
    }
}

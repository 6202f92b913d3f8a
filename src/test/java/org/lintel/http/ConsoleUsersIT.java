package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.json.JsonObject;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** The users in the console, from the outside: who sees and changes them, and what a form has to be. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleUsersIT {

    private static final String HTML = "<img src=x onerror=alert(1)>&\"' ü 店";

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void a3_eachRoleSeesAndDoesWhatItMay() {
        String user = staff.user();
        for (String page : List.of("/admin/users", page(user), "/admin/new-user", "/admin/sessions")) {
            assertThat(new Browser(server).open(page).address().getPath()).as(page).isEqualTo("/login");
            assertThat(signedIn(staff.user()).open(page).status()).as(page).isEqualTo(403);
            Visit owner = signedIn(staff.ownerOf("quick")).open(page);
            assertThat(owner.status()).as(page).isEqualTo(403);
            assertThat(owner.document().select("nav.rooms a[href*=users], nav.rooms a[href*=sessions], .list, .panel")).isEmpty();
        }

        Browser auditor = signedIn(staff.operator("auditor"));
        assertThat(auditor.open("/admin/users").document().select("nav.rooms a[href*=users]")).hasSize(1);
        Document seen = auditor.open(page(user)).document();
        assertThat(seen.select("#options fieldset[disabled]")).isNotEmpty();
        assertThat(seen.select("#save, #acts, #password, #end-sessions, #new-claim")).isEmpty();
        assertThat(seen.select("#history li")).isNotEmpty();
        assertThat(auditor.open("/admin/users").document().select("#new, #disable-users, .tick")).isEmpty();
        assertThat(auditor.open("/admin/new-user").status()).isEqualTo(403);
        for (String ask : List.of("disable-user", "remove-user", "password", "end-sessions")) {
            assertThat(auditor.open(page(user) + "&ask=" + ask).document().select("#question")).as(ask).isEmpty();
        }

        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        Document helped = helpdesk.open(page(user)).document();
        assertThat(helped.select("#save, #acts, #password, #new-claim")).hasSize(4);
        assertThat(helped.select("#history")).as("the audit log is not theirs").isEmpty();
        assertThat(helped.select("nav.rooms a").eachText()).containsExactly("Overview", "Users", "Sessions", "Activity");
    }

    /** By address as well: with the token that the page has anyway. */
    @Test
    void a3_whoMayOnlyLookChangesNothingByAForgedAct() {
        String user = staff.user();
        Browser auditor = signedIn(staff.operator("auditor"));
        FilledForm form = auditor.open(page(user)).filled("#options", Map.of());
        for (String act : List.of("disable-user", "remove-user", "password", "end-sessions", "save")) {
            Visit refused = form.with("act", act).with("c.email", "x@example.com").sentBy(auditor);
            assertThat(refused.status()).as(act).isEqualTo(403);
            assertThat(refused.document().select("#new-password")).isEmpty();
        }
        assertThat(user(user).getBoolean("enabled")).isTrue();
    }

    @Test
    void a3_anOperatorIsChangedOnlyByThoseWhoMayChangeOperators() {
        String administrator = staff.operator("administrator");
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        Visit page = helpdesk.open(page(administrator));
        assertThat(page.document().select("#guarded")).hasSize(1);
        assertThat(page.document().select("#save, #acts, #password")).isEmpty();
        FilledForm form = page.filled("#options", Map.of());
        for (String act : List.of("password", "disable-user", "remove-user", "save")) {
            Visit refused = form.with("act", act).with("c.email", "x@example.com").sentBy(helpdesk);
            assertThat(refused.status()).as(act).isEqualTo(403);
            assertThat(refused.document().selectFirst("#message").text()).contains("operator");
            assertThat(refused.document().select("#new-password")).isEmpty();
        }
        assertThat(user(administrator).getBoolean("enabled")).isTrue();
        assertThat(signedIn(administrator).open("/admin").status()).as("the password is as it was").isEqualTo(200);

        // among others, too
        String user = staff.user();
        Visit several = helpdesk.open("/admin/users?ask=disable-users&sub=" + user + "&sub=" + administrator).submit("#do", Map.of());
        assertThat(several.status()).isEqualTo(403);
        assertThat(several.document().selectFirst("#message").text()).contains("one user", administrator);
        assertThat(user(user).getBoolean("enabled")).isFalse();
        assertThat(user(administrator).getBoolean("enabled")).isTrue();
    }

    @Test
    void s15_aFormCountsOnlyAsThePageGaveIt() {
        String user = staff.user();
        String other = staff.user();
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        FilledForm form = helpdesk.open(page(user) + "&ask=disable-user").filled("#do", Map.of());
        assertThat(form.sentBy(helpdesk.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(form.without("formToken").sentBy(helpdesk).status()).isEqualTo(403);
        assertThat(form.with("formToken", "AAAA.AAAA").sentBy(helpdesk).status()).isEqualTo(403);
        assertThat(form.to(server.at(page(other) + "&ask=disable-user")).sentBy(helpdesk).status()).as("for another user").isEqualTo(403);
        assertThat(form.with("at", page(other) + "&ask=disable-user").sentBy(helpdesk).status()).isEqualTo(403);
        assertThat(form.sentBy(signedIn(staff.operator("helpdesk"))).status()).as("of another operator").isEqualTo(403);
        assertThat(user(user).getBoolean("enabled")).isTrue();
        assertThat(form.sentBy(helpdesk).document().selectFirst("#done").text()).startsWith("The user is disabled");
        assertThat(user(user).getBoolean("enabled")).isFalse();
    }

    @Test
    void x1_onlyAFormIsAForm() {
        String user = staff.user();
        String made = "made-" + UUID.randomUUID();
        Browser admin = signedIn(staff.operator("administrator"));
        String seen = staff.manager().get("/users/" + user).header("ETag");
        List<FilledForm> forms = List.of(
                admin.open(page(user)).filled("#options", Map.of()).with("c.email", "link@example.com"),
                admin.open(page(user) + "&ask=disable-user").filled("#do", Map.of()),
                admin.open(page(user) + "&ask=remove-user").filled("#do", Map.of()),
                admin.open(page(user) + "&ask=password").filled("#do", Map.of()),
                admin.open("/admin/users?ask=disable-users&sub=" + user).filled("#do", Map.of()),
                admin.open("/admin/new-user").filled("#submit", Map.of("username", made, "subject", made)));
        for (FilledForm form : forms) {
            String query = form.action().getRawQuery() == null ? "" : form.action().getRawQuery() + "&";
            String link = form.action().getPath() + "?" + query + "jakarta.faces.ViewState=stateless&" + form.encoded();
            assertThat(admin.open(link).status()).as(link).isIn(200, 400, 403);
        }
        assertThat(staff.manager().get("/users/" + user).header("ETag")).isEqualTo(seen);
        assertThat(staff.manager().get("/users/" + made).status()).isEqualTo(404);
        assertThat(forms.get(5).sentBy(admin).document().select("#new-password")).hasSize(1);
        assertThat(forms.get(0).sentBy(admin).document().select("#done")).hasSize(1);
        assertThat(user(user).getJsonObject("claims").getString("email")).isEqualTo("link@example.com");
    }

    @Test
    void a13_whatIsSentTwiceIsDoneOnce() {
        String user = staff.user();
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        FilledForm form = helpdesk.open(page(user) + "&ask=password").filled("#do", Map.of());
        String given = form.sentBy(helpdesk).document().selectFirst("#new-password").text();
        Visit again = form.sentBy(helpdesk);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.document().select("#new-password")).isEmpty();

        Visit change = new Browser(server).open("/login").signIn(user, given);
        assertThat(change.document().getElementById("new")).as("the first one is still good, for choosing another").isNotNull();

        String made = "made-" + UUID.randomUUID();
        FilledForm creation = helpdesk.open("/admin/new-user").filled("#submit", Map.of("username", made));
        assertThat(creation.sentBy(helpdesk).document().select("#new-password")).hasSize(1);
        Visit twice = creation.sentBy(helpdesk);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.document().select("#new-password")).isEmpty();
        assertThat(twice.document().getElementById("username").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void claimsAreTypedAsWhatTheyAreAndSavedSo() {
        String user = staff.user();
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        Visit saved = helpdesk.open(page(user)).filled("#options", Map.of()).with("c.name", HTML).with("c.email_verified", "true")
                .with("new.name", "role").with("new.kind", "lines").with("new.value", "user\r\nadmin").sentBy(helpdesk);
        assertThat(saved.document().selectFirst("#done").text()).isEqualTo("Saved.");
        assertThat(saved.document().selectFirst("h1").text()).isEqualTo(HTML);
        JsonObject claims = user(user).getJsonObject("claims");
        assertThat(claims.getString("name")).isEqualTo(HTML);
        assertThat(claims.getBoolean("email_verified")).isTrue();
        assertThat(claims.getJsonArray("role")).hasSize(2);

        Visit wrong = saved.filled("#options", Map.of()).with("new.name", "age").with("new.kind", "number").with("new.value", "old")
                .with("c.email", "typed@example.com").sentBy(helpdesk);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.document().getElementById("c.age").attr("aria-invalid")).isEqualTo("true");
        assertThat(wrong.document().getElementById("c.email").val()).as("nothing is lost").isEqualTo("typed@example.com");
        Visit right = wrong.filled("#options", Map.of()).with("c.age", "42").with("c.role", "").sentBy(helpdesk);
        assertThat(right.document().selectFirst("#done").text()).isEqualTo("Saved.");
        claims = user(user).getJsonObject("claims");
        assertThat(claims.getInt("age")).isEqualTo(42);
        assertThat(claims).as("what is emptied is removed").doesNotContainKey("role");
        assertThat(claims.getString("email")).isEqualTo("typed@example.com");
    }

    @Test
    void a13_twoOperatorsOnOneUserLoseNothing() {
        String user = staff.user();
        Browser first = signedIn(staff.operator("helpdesk"));
        Browser second = signedIn(staff.operator("administrator"));
        FilledForm mine = first.open(page(user)).filled("#options", Map.of()).with("c.nickname", "").with("c.name", "Mine");
        second.open(page(user)).filled("#options", Map.of()).with("c.email", "theirs@example.com").sentBy(second);
        Visit late = mine.sentBy(first);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.document().selectFirst("#conflict").text()).contains("claims.email", "theirs@example.com");
        assertThat(late.document().getElementById("c.name").val()).isEqualTo("Mine");
        Visit saved = late.filled("#options", Map.of()).sentBy(first);
        assertThat(saved.document().selectFirst("#done").text()).isEqualTo("Saved.");
        assertThat(user(user).getJsonObject("claims").getString("email")).isEqualTo("theirs@example.com");
        assertThat(user(user).getJsonObject("claims").getString("name")).isEqualTo("Mine");
        FilledForm removal = first.open(page(user) + "&ask=remove-user").filled("#do", Map.of());
        second.open(page(user)).filled("#options", Map.of()).with("c.email", "again@example.com").sentBy(second);
        assertThat(removal.sentBy(first).status()).as("removed is only what was seen").isEqualTo(409);
        assertThat(user(user).getString("username")).isEqualTo(user);
    }

    /** Numbers that are true, and what follows. */
    @Test
    void beforeADangerousActThePageSaysWhatItEnds() {
        String user = staff.user();
        signInTo(App.QUICK, user);
        signInTo(App.QUICK, user);
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        Document page = helpdesk.open(page(user)).document();
        assertThat(page.select("#sessions li.split")).hasSize(2);
        assertThat(page.select("#grants li.split code").eachText()).containsExactly("quick");
        assertThat(numbers(helpdesk, page(user) + "&ask=end-sessions")).isEqualTo("This ends 2 sessions in one application.");
        assertThat(numbers(helpdesk, page(user) + "&ask=disable-user"))
                .isEqualTo("This ends 2 sessions and takes back what one application got.");
        assertThat(numbers(helpdesk, "/admin/users?ask=disable-users&sub=" + user)).isEqualTo("This ends 2 sessions.");

        String one = page.selectFirst("#sessions li a.button").attr("href");
        assertThat(helpdesk.open(one).submit("#do", Map.of()).document().select("#sessions li.split")).hasSize(1);
        Visit revoked = helpdesk.open(page.selectFirst("#grants li a.button").attr("href")).submit("#do", Map.of());
        assertThat(revoked.document().select("#grants li.split")).isEmpty();
        assertThat(helpdesk.open(page(user) + "&ask=end-sessions").submit("#do", Map.of()).document().select("#sessions li.split"))
                .isEmpty();
        Visit disabled = helpdesk.open(page(user) + "&ask=disable-user").submit("#do", Map.of());
        assertThat(disabled.document().selectFirst(".heading .state").text()).isEqualTo("Disabled");
        Visit enabled = disabled.submit("#enable", Map.of());
        assertThat(enabled.document().selectFirst(".heading .state").text()).as("undone").isEqualTo("Enabled");
        assertThat(helpdesk.open(page(user) + "&ask=remove-user").submit("#do", Map.of()).address().getPath()).isEqualTo("/admin/users");
        assertThat(staff.manager().get("/users/" + user).status()).isEqualTo(404);
    }

    @Test
    void severalAreDisabledAndEnabledAtOnce() {
        String one = staff.user();
        String other = staff.user();
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        String ticked = "&q=person-&sub=" + one + "&sub=" + other;
        Visit question = helpdesk.open("/admin/users?ask=disable-users" + ticked);
        assertThat(question.document().selectFirst("#question h2").text()).isEqualTo("Disable 2 users?");
        Visit done = question.submit("#do", Map.of());
        assertThat(done.document().selectFirst("#done").text()).startsWith("They are disabled");
        assertThat(user(one).getBoolean("enabled") || user(other).getBoolean("enabled")).isFalse();
        helpdesk.open("/admin/users?ask=enable-users" + ticked).submit("#do", Map.of());
        assertThat(user(one).getBoolean("enabled") && user(other).getBoolean("enabled")).isTrue();
        assertThat(helpdesk.open("/admin/users?ask=disable-users").document().select("#question")).as("nobody is ticked").isEmpty();
    }

    @Test
    void theListIsSearchedByNameAndBySubject() {
        String name = "zoë " + UUID.randomUUID();
        String subject = "found-" + UUID.randomUUID();
        staff.manager().create("/users/" + subject, "{\"username\": \"" + name + "\"}");
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        for (String query : List.of(name, subject, subject.substring(0, 20))) {
            Document list = helpdesk.open("/admin/users?q=" + encoded(query)).document();
            assertThat(list.select("table.list tbody tr")).as(query).hasSize(1);
            assertThat(list.selectFirst("tbody th code").text()).isEqualTo(name);
        }
        assertThat(helpdesk.open("/admin/users?q=there-is-nobody").document().select(".empty")).hasSize(1);
        Document listed = helpdesk.open("/admin/users?q=bob").document();
        assertThat(listed.select("tbody tr")).isNotEmpty();
    }

    @Test
    void manyClaimsAndLongNamesFitIn() {
        String user = "long-" + UUID.randomUUID();
        String claims = IntStream.range(0, 200).mapToObj(i -> "\"claim_" + i + "\": \"value " + i + "\"").collect(Collectors.joining(", "));
        staff.manager().create("/users/" + user, "{\"username\": \"" + "ü".repeat(50) + user + "\", \"claims\": {" + claims + "}}");
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        Visit saved = helpdesk.open(page(user)).filled("#options", Map.of()).with("c.claim_199", "changed").with("c.claim_0", "")
                .sentBy(helpdesk);
        assertThat(saved.document().selectFirst("#done").text()).isEqualTo("Saved.");
        JsonObject after = user(user).getJsonObject("claims");
        assertThat(after).hasSize(199).doesNotContainKey("claim_0");
        assertThat(after.getString("claim_199")).isEqualTo("changed");
    }

    @Test
    void whatTheFileListsIsOnlySwitchedHere() {
        Browser admin = signedIn(staff.operator("administrator"));
        Document page = admin.open("/admin/users?q=alice").document();
        String alice = page.select("tbody tr").stream().filter(row -> row.selectFirst("th code").text().equals("alice")).findFirst()
                .orElseThrow().selectFirst("a").attr("href");
        Visit one = admin.open(alice);
        assertThat(one.document().select("#listed")).hasSize(1);
        assertThat(one.document().select("#save, #remove")).isEmpty();
        assertThat(one.document().select("#disable, #give-password")).hasSize(2);
    }

    @Test
    void whoseTheUsersAreIsToldWhereTheyCannotBeChangedHere(@TempDir Path folder) throws IOException {
        Path users = Files.writeString(folder.resolve("users.json"), """
                {"users": [{"subject": "1", "username": "ada", "password": "ada-password"},
                           {"subject": "2", "username": "bea", "password": "bea-password", "claims": {"email": "bea@example.org"}}],
                 "operators": [{"subject": "1", "roles": ["administrator"]}]}""");
        try (Server memory = Server.named("users-elsewhere").setting("lintel.configuration", users.toString())
                .setting("lintel.stores", "memory").start()) {
            Browser ada = new Browser(memory);
            ada.open("/login").signIn("ada", "ada-password");
            Document list = ada.open("/admin/users").document();
            assertThat(list.selectFirst("#elsewhere").text()).contains("configuration file");
            assertThat(list.select("#new, #several")).isEmpty();
            new Browser(memory).open("/login").signIn("bea", "bea-password");

            Visit bea = ada.open("/admin/user?sub=2");
            assertThat(bea.document().select("#elsewhere")).hasSize(1);
            assertThat(bea.document().getElementById("c.email").val()).isEqualTo("bea@example.org");
            assertThat(bea.document().select("#options fieldset[disabled]")).isNotEmpty();
            assertThat(bea.document().select("#save, #acts, #password")).isEmpty();
            for (String act : List.of("save", "disable-user", "remove-user", "password")) {
                assertThat(bea.filled("#options", Map.of()).with("act", act).with("c.email", "x").sentBy(ada).status()).as(act)
                        .isEqualTo(409);
            }
            assertThat(bea.document().select("#sessions li.split")).hasSize(1);
            Visit ended = ada.open("/admin/user?sub=2&ask=end-sessions").submit("#do", Map.of());
            assertThat(ended.document().select("#sessions li.split")).isEmpty();
            assertThat(ada.open("/admin/user?sub=3").status()).isEqualTo(404);
        }
    }

    @Test
    void whatNobodyHasIsToldInTheFrame() {
        Visit nothing = signedIn(staff.operator("helpdesk")).open(page("there-is-none"));
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.document().selectFirst("#problem").text()).contains("there-is-none");
    }

    private void signInTo(App app, String user) {
        app.redeem(server, new Browser(server).authorize(app).signIn(user, Staff.password(user)).code()).hasTokens();
    }

    private static String numbers(Browser browser, String page) {
        return browser.open(page).document().selectFirst("#numbers").text();
    }

    private JsonObject user(String subject) {
        return staff.manager().get("/users/" + subject).json();
    }

    private static String page(String subject) {
        return "/admin/user?sub=" + encoded(subject);
    }

    private Browser signedIn(String subject) {
        var browser = new Browser(server);
        browser.open("/login").signIn(subject, Staff.password(subject));
        return browser;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

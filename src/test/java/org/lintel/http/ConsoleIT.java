package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** The console at {@code /admin} from the outside: who gets in, what a form has to be, and what stands in the headers. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleIT {

    private static final List<String> PAGES = List.of("/admin", "/admin/clients", "/admin/client?id=quick", "/admin/new-client",
            "/admin/new-client?kind=web", "/admin/recipes?id=quick", "/admin/try?id=quick", "/admin/keys", "/admin/activity",
            "/admin/settings");

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void a3_nobodyGetsInWithoutASignInAndARole() {
        // as long as there is no administrator, who signs in is led to becoming it
        staff.operator("administrator");
        Browser stranger = new Browser(server);
        Browser user = signedIn(staff.user());
        for (String page : PAGES) {
            Visit asked = stranger.open(page);
            assertThat(asked.address().getPath()).as(page).isEqualTo("/login");
            assertThat(asked.document().selectFirst("#password")).isNotNull();
            Visit refused = user.open(page);
            assertThat(refused.status()).as(page).isEqualTo(403);
            assertThat(refused.document().selectFirst("#problem").text()).startsWith("Your account has no role here");
            assertThat(refused.document().select("nav.rooms a, #options, .panel")).as("nothing else of %s", page).isEmpty();
        }
    }

    @Test
    void theSignInLeadsBackToWhatWasWanted() {
        String subject = staff.operator("auditor");
        Visit back = new Browser(server).open("/admin/clients?q=qui").signIn(subject, Staff.password(subject));
        assertThat(back.address()).isEqualTo(server.at("/admin/clients?q=qui"));
        assertThat(back.document().select("table.list tbody tr")).isNotEmpty()
                .allSatisfy(row -> assertThat(row.selectFirst("a").attr("href")).contains("?id=qui"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/admin/../evil", "/adminx", "/admin//evil.example", "https://evil.example/admin",
            "/admin\\evil", "/admin?a=\r\nSet-Cookie:x", "/admin/clients#x", "/./\\\\evil", "/%09/evil"})
    void s17_theSignInLeadsNowhereElse(String then) {
        String subject = staff.user();
        Visit back = new Browser(server).open("/login?then=" + encoded(then)).signIn(subject, Staff.password(subject));
        assertThat(back.address().getHost()).isEqualTo("localhost");
        assertThat(back.address().getPath()).isEqualTo("/");
    }

    @Test
    void a3_whoMayLookOnlySeesNoWayToChangeAnythingAndHasNone() {
        String client = staff.client("Shop", "");
        Browser auditor = signedIn(staff.operator("auditor"));
        Visit page = auditor.open("/admin/client?id=" + client);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select("#save, #acts, #add-secret")).isEmpty();
        assertThat(page.document().select("#options fieldset[disabled]")).isNotEmpty();
        assertThat(auditor.open("/admin/client?id=" + client + "&ask=remove").document().select("#question")).isEmpty();

        // by address as well: with the token that the page has anyway
        FilledForm form = page.filled("#options", Map.of());
        Visit refused = form.without("act").with("act", "remove").sentBy(auditor);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(staff.manager().get("/clients/" + client).status()).isEqualTo(200);
    }

    @Test
    void aDangerousActSaysInNumbersWhomItConcerns() {
        new Browser(server).authorize(App.QUICK).signIn("alice").code();
        Visit question = signedIn(staff.operator("administrator")).open("/admin/client?id=quick&ask=disable");
        assertThat(question.document().selectFirst("#numbers").text())
                .matches("Signed in there now: .*(one|[0-9]+) (person|people), in .+");
    }

    @Test
    void a3_anOwnerSeesTheirOwnClientsAndNoOthers() {
        String own = staff.client("Own", "");
        Browser owner = signedIn(staff.ownerOf(own));
        assertThat(owner.open("/admin/clients").document().select("table.list tbody code").eachText()).containsExactly(own);
        Visit page = owner.open("/admin/client?id=" + own);
        assertThat(page.document().select("#save")).hasSize(1);
        assertThat(page.document().select("#acts")).isEmpty();
        assertThat(owner.open("/admin/client?id=quick").status()).isEqualTo(403);
    }

    @Test
    void s15_aFormCountsOnlyAsThePageGaveIt() {
        String client = staff.client("Shop", "");
        Browser admin = signedIn(staff.operator("administrator"));
        FilledForm form = admin.open("/admin/client?id=" + client + "&ask=disable").filled("#do", Map.of());
        assertThat(form.sentBy(admin.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(form.without("formToken").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.without("formToken").with("formToken", "AAAA.AAAA").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.to(server.at("/admin/client?id=quick&ask=disable")).sentBy(admin).status()).as("for another client").isEqualTo(403);
        assertThat(form.without("at").with("at", "/admin/client?id=quick&ask=disable").sentBy(admin).status()).isEqualTo(403);
        // a link does nothing, with or without what Faces takes for a form
        assertThat(admin.open("/admin/client?id=" + client + "&ask=disable&act=disable&jakarta.faces.ViewState=stateless&" + form.encoded())
                .status()).isEqualTo(200);
        assertThat(staff.manager().get("/clients/" + client).json().getBoolean("enabled")).isTrue();

        assertThat(form.sentBy(admin).document().selectFirst("#done").text()).isEqualTo("The application is disabled.");
        assertThat(staff.manager().get("/clients/" + client).json().getBoolean("enabled")).isFalse();
    }

    /** Each form of the console, as a link. */
    @Test
    void x1_onlyAFormIsAForm() {
        String client = staff.client("Shop", ", \"enabled\": false");
        String made = "linked-" + client;
        String page = "/admin/client?id=" + client;
        Browser admin = signedIn(staff.operator("administrator"));
        String seen = staff.manager().get("/clients/" + client).header("ETag");
        List<FilledForm> forms = List.of(
                admin.open(page).filled("#options", Map.of()).with("o.description", "by a link"),
                admin.open(page).filled("#enable", Map.of()),
                admin.open(page + "&ask=remove").filled("#do", Map.of()),
                admin.open("/admin/new-client?kind=service").filled("#submit", Map.of("name", "Linked", "clientId", made)));
        for (FilledForm form : forms) {
            String link = form.action().getPath() + "?" + form.action().getRawQuery() + "&jakarta.faces.ViewState=stateless&";
            assertThat(admin.open(link + form.encoded()).status()).as(link).isIn(200, 400, 403);
        }
        assertThat(staff.manager().get("/clients/" + client).header("ETag")).isEqualTo(seen);
        assertThat(staff.manager().get("/clients/" + made).status()).isEqualTo(404);
        for (FilledForm form : List.of(forms.get(3), forms.get(0))) {
            assertThat(form.sentBy(admin).status()).as("the form itself, after all of that").isEqualTo(200);
        }
        assertThat(staff.manager().get("/clients/" + client).header("ETag")).isNotEqualTo(seen);
        assertThat(staff.manager().get("/clients/" + made).status()).isEqualTo(200);
    }

    @Test
    void a13_whatIsSentTwiceIsDoneOnce() {
        String client = staff.client("Shop", "");
        Browser admin = signedIn(staff.operator("administrator"));
        FilledForm form = admin.open("/admin/client?id=" + client + "&ask=add-secret").filled("#do", Map.of());
        assertThat(form.sentBy(admin).document().selectFirst("#new-secret").text()).hasSizeGreaterThan(30);
        Visit again = form.sentBy(admin);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.document().select("#new-secret")).isEmpty();
        assertThat(staff.manager().get("/clients/" + client).json().getJsonArray("clientSecrets")).hasSize(1);
    }

    @Test
    void s14_aPageMayRunItsOwnScriptAndNothingElseAndKeepsNothing() {
        String subject = staff.operator("administrator");
        Browser admin = signedIn(subject);
        for (String page : PAGES) {
            Visit first = admin.open(page);
            Answer answer = first.answer();
            assertThat(answer.header("Content-Security-Policy")).as(page).doesNotContain("unsafe").contains("default-src 'none'")
                    .containsPattern("script-src 'nonce-[A-Za-z0-9_-]{20,}'$");
            assertThat(first.document().select("[style], style, [onclick], [onload], [onsubmit], script:not([src])")).as(page).isEmpty();
            assertThat(first.document().select("script").attr("nonce")).as(page)
                    .isNotEqualTo(admin.open(page).document().select("script").attr("nonce"));
            assertThat(first.document().select("[name=jakarta.faces.ViewState]")).as("no state in %s", page).isEmpty();
        }
        assertThat(admin.cookies().keySet()).as("no session of the server").noneMatch(name -> name.contains("SESSIONID"));
    }

    @Test
    void whatNobodyHasIsToldInTheFrame() {
        Browser admin = signedIn(staff.operator("administrator"));
        Visit nothing = admin.open("/admin/client?id=there-is-none");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.document().selectFirst("#problem").text()).contains("there-is-none");
        assertThat(admin.open("/admin/nothing").status()).isEqualTo(404);
        assertThat(admin.open("/admin/activity?number=none").status()).isEqualTo(404);
        assertThat(admin.open("/admin/activity?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void switchedOffItIsNotThere() {
        try (Server without = Server.named("without-console").setting("lintel.console", "off").start()) {
            for (String page : PAGES) {
                assertThat(new Browser(without).open(page).status()).as(page).isEqualTo(404);
            }
            assertThat(Answer.get(without.at("/admin/api/clients")).status()).as("the API stays").isEqualTo(401);
        }
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

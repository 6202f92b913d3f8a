package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** The sessions in the console, from the outside. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleSessionsIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void a3_eachRoleSeesAndEndsWhatItMay() {
        String user = signedInUser();
        Browser auditor = signedIn(staff.operator("auditor"));
        Document seen = auditor.open("/admin/sessions?sub=" + user).document();
        assertThat(seen.select("table.list tbody tr")).hasSize(1);
        assertThat(seen.select("#end-all, td.act")).isEmpty();
        assertThat(auditor.open("/admin/sessions?sub=" + user + "&ask=end-all").document().select("#question")).isEmpty();

        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        FilledForm form = helpdesk.open("/admin/sessions?sub=" + user + "&ask=end-all").filled("#do", Map.of());
        assertThat(form.sentBy(auditor).status()).as("a form of somebody else").isEqualTo(403);
        assertThat(form.without("formToken").sentBy(helpdesk).status()).isEqualTo(403);
        assertThat(form.to(server.at("/admin/sessions?ask=end-all")).sentBy(helpdesk).status()).as("for all others, too").isEqualTo(403);
        assertThat(form.with("at", "/admin/sessions?ask=end-all").sentBy(helpdesk).status()).isEqualTo(403);
        helpdesk.open(form.action().getPath() + "?" + form.action().getRawQuery() + "&jakarta.faces.ViewState=stateless&" + form.encoded());
        assertThat(rows(helpdesk, "?sub=" + user)).as("nothing has ended").hasSize(1);
    }

    @Test
    void allThatAreLookedAtEndAndNoOthers() {
        String one = signedInUser();
        String other = signedInUser();
        String operator = staff.operator("helpdesk");
        Browser helpdesk = signedIn(operator);
        String client = "?clientId=quick&sub=" + one;
        Visit question = helpdesk.open("/admin/sessions" + client + "&ask=end-all");
        assertThat(question.document().selectFirst("#numbers").text()).isEqualTo("This ends one session and signs one person out.");
        FilledForm form = question.filled("#do", Map.of());
        Visit done = form.sentBy(helpdesk);
        assertThat(done.document().selectFirst("#done").text()).isEqualTo("The sessions have ended.");
        assertThat(done.address().getRawQuery()).as("what was looked at stays in the address").contains("clientId=quick", "sub=" + one);
        assertThat(rows(helpdesk, client)).isEmpty();
        assertThat(rows(helpdesk, "?sub=" + other)).hasSize(1);
        assertThat(rows(helpdesk, "?sub=" + operator)).hasSize(1);
        assertThat(form.sentBy(helpdesk).status()).as("sent twice it ends nothing more").isEqualTo(200);
        assertThat(rows(helpdesk, "?sub=" + other)).hasSize(1);
        assertThat(helpdesk.open("/admin/sessions?ask=end-all").document().selectFirst("#question h2").text())
                .as("everything is said to be everything").contains("every session", "your own");
    }

    @Test
    void oneSessionEnds() {
        String user = signedInUser();
        Browser helpdesk = signedIn(staff.operator("helpdesk"));
        String end = helpdesk.open("/admin/sessions?sub=" + user).document().selectFirst("td.act a").attr("href");
        Visit question = helpdesk.open(end);
        assertThat(question.document().selectFirst("#numbers").text()).isEqualTo("This ends one session in one application.");
        FilledForm form = question.filled("#do", Map.of());
        assertThat(form.sentBy(helpdesk).document().selectFirst("#done").text()).isEqualTo("The session has ended.");
        Visit again = form.sentBy(helpdesk);
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.document().select("#message")).hasSize(1);
        assertThat(helpdesk.open(end).document().select("#question")).as("there is nothing to ask about").isEmpty();
    }

    @Test
    void theListIsFilteredByWhatTheAddressSays() {
        String user = signedInUser();
        Browser auditor = signedIn(staff.operator("auditor"));
        assertThat(rows(auditor, "?sub=" + user + "&clientId=quick")).hasSize(1);
        assertThat(rows(auditor, "?sub=" + user + "&clientId=there-is-none")).isEmpty();
        for (String age : List.of("PT1H", "P1D", "P7D", "P30D", "P90D")) {
            assertThat(rows(auditor, "?sub=" + user + "&begun=" + age)).as(age).isEmpty();
            assertThat(rows(auditor, "?sub=" + user + "&idle=" + age)).as(age).isEmpty();
            Document page = auditor.open("/admin/sessions?begun=" + age).document();
            assertThat(page.selectFirst("#begun option[selected]").val()).isEqualTo(age);
        }
        assertThat(rows(auditor, "?sub=" + user + "&begun=nonsense")).as("none that there is").hasSize(1);
        assertThat(auditor.open("/admin/sessions?after=nonsense").status()).isEqualTo(400);
    }

    private static List<String> rows(Browser browser, String query) {
        return browser.open("/admin/sessions" + query).document().select("table.list tbody tr").eachText();
    }

    private String signedInUser() {
        String user = staff.user();
        assertThat(new Browser(server).authorize(App.QUICK).signIn(user, Staff.password(user)).code()).isNotBlank();
        return user;
    }

    private Browser signedIn(String subject) {
        var browser = new Browser(server);
        browser.open("/login").signIn(subject, Staff.password(subject));
        return browser;
    }
}

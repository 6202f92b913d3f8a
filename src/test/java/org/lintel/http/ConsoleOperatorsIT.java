package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** Roles given, changed and taken away in the console, from the outside. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleOperatorsIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void a3_whoMayNotSeesNeitherTheListNorARole() {
        for (String subject : List.of(staff.operator("helpdesk"), staff.ownerOf(staff.client("Own", "")))) {
            Browser other = staff.signedIn(subject);
            assertThat(other.open("/admin").document().select("nav.rooms a[href*=operators]")).isEmpty();
            for (String page : List.of("operators", "operator?subject=" + subject, "new-operator",
                    "operator?subject=" + subject + "&ask=remove")) {
                Visit refused = other.open("/admin/" + page);
                assertThat(refused.status()).as(page).isEqualTo(403);
                assertThat(refused.document().select("main form, table")).as(page).isEmpty();
            }
        }
    }

    @Test
    void a3_whoMayLookOnlyGivesNoRoleNotEvenToThemselves() {
        String subject = staff.operator("auditor");
        Browser auditor = staff.signedIn(subject);
        assertThat(auditor.open("/admin/operators?q=" + subject).document().select("table.list tbody td").first().text())
                .isEqualTo("Auditor");
        assertThat(auditor.open("/admin/new-operator").status()).isEqualTo(403);
        FilledForm form = auditor.open("/admin/operator?subject=" + subject).filled("#options", Map.of());
        assertThat(form.with("o.roles", "administrator").sentBy(auditor).status()).isEqualTo(403);
        assertThat(form.with("act", "remove").sentBy(auditor).status()).isEqualTo(403);
        assertThat(operator(subject).json().getJsonArray("roles").getString(0)).isEqualTo("auditor");
    }

    @Test
    void a3_aRoleHoldsFromTheNextClickOnAndIsGoneWithIt() {
        String subject = staff.user();
        Browser person = staff.signedIn(subject);
        assertThat(person.open("/admin").status()).isEqualTo(403);
        Browser admin = staff.signedIn(staff.operator("administrator"));
        Visit made = admin.open("/admin/new-operator").filled("#submit", Map.of("o.subject", subject)).with("o.roles", "auditor")
                .sentBy(admin);
        assertThat(made.document().selectFirst("#done").text()).isEqualTo("The operator is there.");
        assertThat(made.document().selectFirst("h1").text()).as("the name of the user").isEqualTo("Olga Operator");
        assertThat(made.document().select("#secrets, #add-secret")).isEmpty();
        assertThat(made.document().selectFirst("#history").text()).contains("Operator added");
        assertThat(person.open("/admin/operators").status()).isEqualTo(200);
        assertThat(person.open("/admin/new-operator").status()).isEqualTo(403);

        Visit changed = made.filled("#save", Map.of()).with("o.roles", "helpdesk").sentBy(admin);
        assertThat(changed.document().selectFirst("#done").text()).isEqualTo("Saved.");
        assertThat(person.open("/admin/operators").status()).isEqualTo(403);
        assertThat(person.open("/admin").status()).isEqualTo(200);

        FilledForm taking = admin.open("/admin/operator?subject=" + subject + "&ask=remove").filled("#do", Map.of());
        assertThat(taking.without("formToken").sentBy(admin).status()).isEqualTo(403);
        assertThat(admin.open("/admin/operator?subject=" + subject + "&act=remove&" + taking.encoded()).status()).isIn(200, 400);
        assertThat(person.open("/admin").status()).as("a link takes nothing away").isEqualTo(200);
        assertThat(taking.sentBy(admin).document().selectFirst("#done").text()).isEqualTo("The roles have been taken away.");
        assertThat(person.open("/admin").status()).isEqualTo(403);
        assertThat(taking.sentBy(admin).status()).as("sent again").isEqualTo(404);
    }

    @Test
    void a3_anOwnerOfApplicationsNeedsTheirIds() {
        String subject = staff.user();
        String client = staff.client("Own", "");
        Browser admin = staff.signedIn(staff.operator("administrator"));
        FilledForm form = admin.open("/admin/new-operator").filled("#submit", Map.of("o.subject", subject)).with("o.roles", "client-owner");
        Visit without = form.sentBy(admin);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.document().selectFirst(".wrong").text()).contains("clients");
        assertThat(form.with("o.clients", client).sentBy(admin).status()).isEqualTo(200);
        assertThat(staff.signedIn(subject).open("/admin/clients").document().select("table.list tbody code").eachText())
                .containsExactly(client);
    }

    @Test
    void a3_nothingThatEndsWithASecretIsDoneToAnOperator() {
        String subject = staff.operator("auditor");
        Browser admin = staff.signedIn(staff.operator("administrator"));
        Visit page = admin.open("/admin/operator?subject=" + subject);
        assertThat(admin.open("/admin/operator?subject=" + subject + "&ask=add-secret").document().select("#question")).isEmpty();
        for (String act : List.of("add-secret", "remove-secret")) {
            assertThat(page.filled("#save", Map.of()).with("act", act).sentBy(admin).status()).as(act).isLessThan(500);
        }
        assertThat(operator(subject).header("ETag")).isEqualTo("\"1\"");
    }

    private Answer operator(String subject) {
        return staff.manager().get("/operators/" + subject);
    }
}

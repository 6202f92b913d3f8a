package org.lintel.browsing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.test.Chromium;
import org.lintel.test.Chromium.Look;

/** Roles given and taken away, and a configuration exported and imported in the console, from the first click to the last. */
@Tag("portability")
@Tag("database")
class ConsoleOperatorsJourneyIT {

    private static final String NONE = "{\"clients\": []}";

    private final Staff staff = Staff.of(Lintel.server());
    private final String id = "brought-" + UUID.randomUUID();

    @Test
    void aUserGetsARoleAnotherOneAndNone() {
        aRole(Look.DESKTOP);
    }

    @Test
    void withoutScriptsARoleIsGivenLikewise() {
        aRole(Look.DESKTOP.withoutScripts());
    }

    private void aRole(Look look) {
        String subject = staff.user();
        try (Chromium window = Chromium.open(look)) {
            var operator = OperatorsWindow.signedIn(window, staff).room("/admin/operators");
            Page page = operator.page();
            page.click("#new");
            operator.option("subject").fill(subject);
            page.check("input[name='o.roles'][value=helpdesk]");
            page.click("#submit");
            assertThat(page.locator("h1")).hasText("Olga Operator");
            page.check("input[name='o.roles'][value=auditor]");
            page.click("#save");
            assertThat(page.locator("#done")).hasText("Saved.");
            assertThat(page.locator("#history li").first()).containsText("Operator changed");
            if (look.scripts()) {
                window.picture("console-operator");
            }
            page.click("#remove");
            page.click("#do");
            assertThat(page.locator("#done")).hasText("The roles have been taken away.");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aFileIsReadComparedAppliedAndExported() {
        try (Chromium window = Chromium.open()) {
            var operator = OperatorsWindow.signedIn(window, staff).room("/admin/transfer");
            Page page = operator.page();
            page.setInputFiles("#file", new FilePayload("lintel.json", "application/json",
                    ("{\"clients\": [{\"clientId\": \"" + id + "\", \"clientName\": \"Brought\"}]}").getBytes(StandardCharsets.UTF_8)));
            page.click("#compare");
            assertThat(page.locator("#difference li")).containsText(new String[] {"Add: clients " + id});
            window.picture("console-transfer");
            page.click("#apply");
            assertThat(page.locator("#done")).containsText("Done");
            Download file = page.waitForDownload(() -> page.click("#download"));
            assertThat(file.suggestedFilename()).isEqualTo("lintel.json");
            assertThat(file.path()).content().contains(id).contains("Brought");
            assertThat(window.complaints()).isEmpty();
        } finally {
            staff.manager().post("/changes?overwrite=true", NONE);
        }
    }

    @Test
    void withoutScriptsTheTextIsTyped() {
        try (Chromium window = Chromium.open(Look.DESKTOP.withoutScripts())) {
            Page page = OperatorsWindow.signedIn(window, staff).room("/admin/transfer").page();
            assertThat(page.locator("#file")).isHidden();
            page.fill("#text", "{\"clients\": [{\"clientId\": \"" + id + "\"}]}");
            page.click("#compare");
            page.click("#apply");
            assertThat(page.locator("#done")).containsText("Done");
        } finally {
            staff.manager().post("/changes?overwrite=true", NONE);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.lintel.browsing.ConsolePagesIT#looks")
    void isForEverybody(String name, Look look) {
        String subject = staff.ownerOf(id + "-of-a-name-that-is-longer-than-most-people-have-ever-seen-in-one-word");
        try (Chromium window = Chromium.open(look)) {
            var operator = OperatorsWindow.signedIn(window, staff);
            operator.see("/admin/operators", "operators-" + name);
            operator.see("/admin/operators?q=there-is-none", "operators-none-" + name);
            operator.see("/admin/operator?subject=" + subject, "operator-" + name);
            operator.see("/admin/operator?subject=" + subject + "&ask=remove", "operator-remove-" + name);
            operator.see("/admin/new-operator", "new-operator-" + name);
            operator.see("/admin/transfer", "transfer-" + name);
            Page page = operator.page();
            page.fill("#text", "no JSON");
            page.click("#compare");
            operator.past("transfer-wrong-" + name);
            page.fill("#text", "{\"clients\": [{\"clientId\": \"" + id + "-of-a-name-that-is-longer-than-most-people-ever-see\"}],"
                    + " \"scopes\": [{\"name\": \"" + id + "\"}]}");
            page.click("#compare");
            assertThat(page.locator("#difference li")).hasCount(2);
            operator.past("transfer-difference-" + name);
        }
    }
}

package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.json.Json;
import jakarta.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.json.JsonText;
import org.lintel.model.Secret;
import org.lintel.test.Server;

/** The configuration as a file and back, in the console, from the outside. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleTransferIT {

    private static final String PAGE = "/admin/transfer";
    private static final String SEALED = "a-secret-that-is-kept-sealed-in-the-database";

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);
    private final String id = "brought-" + UUID.randomUUID();

    /** What was applied belongs to the file: an empty one takes it away. */
    @AfterEach
    void takeAway() {
        assertThat(staff.manager().post("/changes?overwrite=true", "{\"clients\": []}").status()).isEqualTo(200);
    }

    @Test
    void a3_whoMayNotSeeAllOfItExportsNothing() {
        for (String subject : List.of(staff.operator("helpdesk"), staff.ownerOf(staff.client("Own", "")))) {
            Browser other = staff.signedIn(subject);
            assertThat(other.open("/admin").document().select("nav.rooms a[href*=transfer]")).isEmpty();
            for (String page : List.of(PAGE, PAGE + "?file=lintel.json")) {
                Visit refused = other.open(page);
                assertThat(refused.status()).as(page).isEqualTo(403);
                assertThat(refused.answer().body()).doesNotContain("clientId");
            }
        }
    }

    @Test
    void a3_whoMayLookOnlyComparesAndAppliesNothing() {
        Browser auditor = staff.signedIn(staff.operator("auditor"));
        Visit shown = compare(auditor, client(""));
        assertThat(shown.document().selectFirst("#difference").text()).contains("Add: clients " + id);
        assertThat(shown.document().select("#apply")).isEmpty();
        Browser admin = staff.signedIn(staff.operator("administrator"));
        String seal = compare(admin, client("")).filled("#apply", Map.of()).value("seal");
        FilledForm form = shown.filled("#compare", Map.of()).with("act", "apply").with("seal", seal);
        assertThat(form.sentBy(auditor).status()).isEqualTo(403);
        assertThat(found().status()).isEqualTo(404);
    }

    @Test
    void s12_theFileTellsNoSecretAndKeepsThem() {
        String hash = Secret.sha256("the-secret").value();
        Browser admin = staff.signedIn(staff.operator("administrator"));
        compare(admin, client(
                ", \"allowedGrantTypes\": [\"client_credentials\"], \"allowedScopes\": [\"api\"], \"clientSecrets\": [{\"value\": \""
                        + hash + "\"}, {\"sealed\": \"" + SEALED + "\"}]"))
                .submit("#apply", Map.of());
        Answer file = admin.open(PAGE + "?file=lintel.json").answer();
        assertThat(file.header("Content-Type")).startsWith("application/json");
        assertThat(file.header("Content-Disposition")).contains("attachment").contains("lintel.json");
        assertThat(file.body()).doesNotContain(hash, SEALED, "\"value\":", "\"sealed\":")
                .doesNotContain("passwordHash");
        JsonObject own = file.json().getJsonArray("clients").getValuesAs(JsonObject.class).stream()
                .filter(client -> client.getString("clientId").equals(id)).findFirst().orElseThrow();
        assertThat(own.getJsonArray("clientSecrets").getValuesAs(JsonObject.class)).hasSize(2)
                .allSatisfy(secret -> assertThat(secret.keySet()).containsExactly("id"));

        // the same again, with another name: its secret stays what it was
        JsonObject renamed = Json.createObjectBuilder(own).add("clientName", "Renamed").build();
        Visit shown = compare(admin, Json.createObjectBuilder().add("clients", Json.createArrayBuilder().add(renamed)).build().toString());
        assertThat(shown.document().selectFirst("#difference").text()).contains("Change: clients " + id).contains("clientName")
                .doesNotContain("clientSecrets");
        shown.submit("#apply", Map.of());
        assertThat(found().json().getString("clientName")).isEqualTo("Renamed");
        assertThat(Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials", "scope", "api"), "Authorization",
                App.basic(id, "the-secret")).status()).isEqualTo(200);
    }

    @Test
    void a13_onlyWhatWasShownIsDone() {
        Browser admin = staff.signedIn(staff.operator("administrator"));
        Visit first = compare(admin, client(""));
        assertThat(found().status()).as("nothing happens before the second click").isEqualTo(404);
        FilledForm form = first.filled("#apply", Map.of());
        assertThat(form.without("seal").sentBy(admin).status()).isEqualTo(409);
        assertThat(form.with("text", client(", \"description\": \"other\"")).sentBy(admin).status())
                .as("another text of the same difference")
                .isEqualTo(409);

        FilledForm late = compare(admin, client("")).filled("#apply", Map.of());
        assertThat(staff.manager().create("/clients/" + id, "{\"description\": \"meanwhile\"}").status()).isEqualTo(201);
        Visit refused = late.sentBy(admin);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.document().selectFirst("#message").text()).contains("Nothing was done");
        assertThat(found().json().getString("description")).isEqualTo("meanwhile");
        Visit drifted = compare(admin, client(""));
        assertThat(drifted.status()).isEqualTo(409);
        assertThat(drifted.document().select("#apply")).isEmpty();
        Visit anyway = drifted.filled("#compare", Map.of()).with("overwrite", "true").sentBy(admin);
        assertThat(anyway.document().selectFirst("#difference").text()).contains("what others have made");
        assertThat(anyway.submit("#apply", Map.of()).document().selectFirst("#done").text()).startsWith("Done");
        assertThat(found().json().containsKey("description")).isFalse();
    }

    @Test
    void s15_aFormCountsOnlyAsThePageGaveIt() {
        Browser admin = staff.signedIn(staff.operator("administrator"));
        FilledForm form = compare(admin, client("")).filled("#apply", Map.of());
        assertThat(form.without("formToken").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.with("formToken", "AAAA.AAAA").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.sentBy(admin.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(admin.open(PAGE + "?" + form.encoded()).status()).isEqualTo(200);
        assertThat(found().status()).isEqualTo(404);
        assertThat(form.sentBy(admin).document().select("#done")).hasSize(1);
        assertThat(form.sentBy(admin).status()).as("sent again: the difference is another one").isEqualTo(409);
    }

    @Test
    void whatIsWrongIsToldAndTheTextIsStillThere() {
        Browser admin = staff.signedIn(staff.operator("administrator"));
        for (String text : List.of("no JSON", "{\"clients\": [{\"clientId\": \"" + id + "\", \"redirectUris\": [\"nonsense\"]}]}",
                "{\"nothing\": []}", "{\"clients\": [{\"clientId\": \"" + id + "\", \"nothing\": 1}]}")) {
            Visit refused = compare(admin, text);
            assertThat(refused.status()).as(text).isEqualTo(400);
            assertThat(refused.document().selectFirst("#message").text()).isNotEmpty();
            assertThat(JsonText.value(refused.document().selectFirst("#text").val())).isEqualTo(JsonText.value(text));
        }
    }

    private Visit compare(Browser browser, String text) {
        return browser.open(PAGE).submit("#compare", Map.of("text", text));
    }

    private String client(String members) {
        return "{\"clients\": [{\"clientId\": \"" + id + "\"" + members + "}]}";
    }

    private Answer found() {
        return staff.manager().get("/clients/" + id);
    }
}

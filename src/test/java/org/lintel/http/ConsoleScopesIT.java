package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** APIs and scopes in the console, from the outside. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleScopesIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);
    private final String name = "made-" + UUID.randomUUID();

    @Test
    void a3_whoHasNothingToDoWithThemGetsNoneOfTheirPages() {
        created("/scopes/", "{}");
        created("/api-resources/", "{\"scopes\": [\"" + name + "\"]}");
        for (String subject : List.of(staff.operator("helpdesk"), staff.ownerOf(staff.client("Own", "")))) {
            Browser other = staff.signedIn(subject);
            assertThat(other.open("/admin").document().select("nav.rooms a[href*=apis]")).isEmpty();
            for (String page : List.of("apis", "scopes", "scope?name=" + name, "api-resource?name=" + name, "new-scope", "new-api-resource",
                    "scope?name=" + name + "&ask=remove")) {
                Visit refused = other.open("/admin/" + page);
                assertThat(refused.status()).as(page).isEqualTo(403);
                assertThat(refused.document().select("main form, table")).as(page).isEmpty();
            }
        }
    }

    @Test
    void a3_whoMayLookOnlyHasNoWayToChangeThem() {
        created("/scopes/", "{}");
        Browser auditor = staff.signedIn(staff.operator("auditor"));
        Visit list = auditor.open("/admin/scopes?q=" + name);
        assertThat(list.document().select("table.list tbody th a").eachText()).containsExactly(name);
        assertThat(list.document().select("#new")).isEmpty();
        assertThat(auditor.open("/admin/new-scope").status()).isEqualTo(403);
        assertThat(auditor.open("/admin/scope?name=" + name + "&ask=remove").document().select("#question")).isEmpty();
        Visit page = auditor.open("/admin/scope?name=" + name);
        assertThat(page.document().select("#save, #acts, #add-secret")).isEmpty();
        for (String act : List.of("remove", "disable", "add-secret", "save")) {
            FilledForm form = page.filled("#options", Map.of()).with("act", act).with("o.description", "theirs");
            assertThat(form.sentBy(auditor).status()).as(act).isEqualTo(403);
        }
        assertThat(scope().header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void s15_aFormCountsOnlyAsThePageGaveIt() {
        created("/scopes/", "{}");
        Browser admin = staff.signedIn(staff.operator("administrator"));
        FilledForm form = admin.open("/admin/scope?name=" + name + "&ask=remove").filled("#do", Map.of());
        assertThat(form.without("formToken").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.with("formToken", "AAAA.AAAA").sentBy(admin).status()).isEqualTo(403);
        assertThat(form.sentBy(admin.twin().sending("Sec-Fetch-Site", "cross-site")).status()).isEqualTo(403);
        assertThat(form.to(server.at("/admin/scope?name=openid&ask=remove")).sentBy(admin).status()).isEqualTo(403);
        assertThat(admin.open("/admin/scope?name=" + name + "&ask=remove&act=remove&" + form.encoded()).status()).isEqualTo(200);
        FilledForm add = admin.open("/admin/new-scope").filled("#submit", Map.of("o.name", name + "-linked"));
        assertThat(admin.open("/admin/new-scope?" + add.encoded()).status()).isIn(200, 400, 403);
        assertThat(staff.manager().get("/scopes/" + name + "-linked").status()).isEqualTo(404);
        assertThat(scope().status()).isEqualTo(200);

        Visit gone = form.sentBy(admin);
        assertThat(gone.address().getPath()).isEqualTo("/admin/scopes");
        assertThat(gone.document().selectFirst("#done").text()).isEqualTo("The scope has been removed.");
        assertThat(form.sentBy(admin).status()).as("sent again").isEqualTo(404);
    }

    @Test
    void a13_twoOperatorsOnOneLoseNothing() {
        created("/scopes/", "{}");
        Browser admin = staff.signedIn(staff.operator("administrator"));
        FilledForm first = admin.open("/admin/scope?name=" + name).filled("#save", Map.of()).with("o.displayName", "Mine");
        assertThat(staff.manager().patchSeen("/scopes/" + name, "{\"description\": \"Theirs\"}").status()).isEqualTo(200);
        Visit late = first.sentBy(admin);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.document().selectFirst("#conflict").text()).contains("this scope").contains("Theirs");
        assertThat(late.submit("#save", Map.of()).document().selectFirst("#done").text()).isEqualTo("Saved.");
        assertThat(scope().json().getString("displayName")).isEqualTo("Mine");
        assertThat(scope().json().getString("description")).isEqualTo("Theirs");
    }

    @Test
    void whatIsMadeIsOfUseAtOnceAndRemovingItSaysWhomItConcerns() {
        Browser admin = staff.signedIn(staff.operator("administrator"));
        Visit scope = admin.open("/admin/new-scope").submit("#submit", Map.of("o.name", name, "o.displayName", "Orders"));
        assertThat(scope.document().selectFirst("#done").text()).isEqualTo("The scope is there.");
        Visit api = admin.open("/admin/new-api-resource").filled("#submit", Map.of("o.name", name + "-api"))
                .with("o.scopes", name).sentBy(admin);
        assertThat(api.document().selectFirst("h1").text()).isEqualTo(name + "-api");
        String before = asked(admin);
        String client = staff.client("Service", ", \"allowedGrantTypes\": [\"client_credentials\"], \"requireClientSecret\": false"
                + ", \"allowedScopes\": [\"" + name + "\"]");
        // some of the suite may ask for all scopes
        int others = Integer.parseInt(before.replaceAll("\\D", ""));
        assertThat(asked(admin)).isEqualTo(others + 1 + " applications may ask for it.");

        FilledForm form = admin.open("/admin/api-resource?name=" + name + "-api&ask=add-secret").filled("#do", Map.of());
        String secret = form.sentBy(admin).document().selectFirst("#new-secret").text();
        assertThat(form.sentBy(admin).status()).as("sent twice it is made once").isEqualTo(409);
        assertThat(introspected(secret).status()).isEqualTo(200);
        assertThat(introspected("another").status()).isEqualTo(401);
        assertThat(staff.manager().get("/clients/" + client).status()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        created("/scopes/", "{}");
        Browser admin = staff.signedIn(staff.operator("administrator"));
        Visit twice = admin.open("/admin/new-scope").submit("#submit", Map.of("o.name", name));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.document().selectFirst(".wrong").text()).contains("There is a scope of this id");
        Visit unnamed = admin.open("/admin/new-scope").submit("#submit", Map.of("o.displayName", "Kept"));
        assertThat(unnamed.status()).isEqualTo(400);
        assertThat(unnamed.document().selectFirst(".wrong").text()).isEqualTo("It needs a name.");
        assertThat(unnamed.document().getElementById("o.displayName").val()).isEqualTo("Kept");
        Visit spaced = admin.open("/admin/new-scope").submit("#submit", Map.of("o.name", "two words"));
        assertThat(spaced.status()).isEqualTo(400);
        assertThat(admin.open("/admin/scope?name=there-is-none").status()).isEqualTo(404);
    }

    @Test
    void a3_aSecretOfAnApiIsMadeByTheApiForManagementToo() {
        created("/api-resources/", "{}");
        Answer made = staff.manager().post("/api-resources/" + name + "/secrets", "{\"description\": \"2027\"}", "If-Match", "\"1\"");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getString("secret")).hasSizeGreaterThan(30);
        assertThat(made.json().getJsonObject("apiResource").getJsonArray("apiSecrets")).hasSize(1);
        assertThat(made.body()).doesNotContain("\"value\"");
    }

    private String asked(Browser admin) {
        return admin.open("/admin/api-resource?name=" + name + "-api&ask=remove").document().selectFirst("#numbers").text();
    }

    private Answer introspected(String secret) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", "unknown"), "Authorization",
                App.basic(name + "-api", secret));
    }

    private Answer scope() {
        return staff.manager().get("/scopes/" + name);
    }

    private void created(String list, String json) {
        assertThat(staff.manager().create(list + name, json).status()).isEqualTo(201);
    }
}

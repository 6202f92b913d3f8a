package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** What the overview of the console tells, and whom. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleOverviewIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @ParameterizedTest
    @CsvSource({"administrator, 4, 1, 1", "auditor, 4, 1, 1", "helpdesk, 0, 0, 0"})
    void a3_eachRoleSeesWhatItMay(String role, int charts, int keys, int nodes) {
        Visit page = signedIn(staff.operator(role)).open("/admin");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".chart")).hasSize(charts);
        assertThat(page.document().select("#keys")).hasSize(keys);
        assertThat(page.document().select("#nodes")).hasSize(nodes);
        assertThat(page.document().select("#attention")).hasSize(keys);
    }

    @Test
    void a3_anOwnerIsToldOfTheirOwnApplicationAlone() {
        String own = staff.client("Mine", ", \"requirePkce\": false, \"allowedGrantTypes\": [\"authorization_code\", \"password\"],"
                + " \"clientSecrets\": [" + secret(Duration.ofDays(2)) + "," + secret(Duration.ofDays(60)) + "]");
        staff.client("Other", ", \"allowedGrantTypes\": [\"password\"]");
        Browser owner = signedIn(staff.ownerOf(own));
        Visit page = owner.open("/admin?period=month");
        assertThat(page.document().select("#attention li").eachText()).hasSize(3)
                .anySatisfy(text -> assertThat(text).startsWith("A secret of Mine expires on"))
                .anySatisfy(text -> assertThat(text).startsWith("Mine takes the passwords of users"))
                .anySatisfy(text -> assertThat(text).startsWith("Mine may sign users in without PKCE"));
        assertThat(page.document().select(".chart, #keys, #nodes")).isEmpty();

        Visit proposed = owner.open(page.document().select("#attention a[href*=requirePkce]").attr("href"));
        assertThat(proposed.document().select("#changes li").eachText()).containsExactly("Require PKCE");
    }

    /** Counted by rule and reason, and told a moment later. */
    @Test
    void whatIsRefusedAndFailsIsCounted() {
        Browser auditor = signedIn(staff.operator("auditor"));
        long before = total(auditor, "refusal");
        long failed = total(auditor, "sign-in-failure");
        new Browser(server).open("/connect/authorize?client_id=quick&response_type=code&redirect_uri=https://quick.example/Callback");
        new Browser(server).open("/login").signIn("alice", "wrong");
        assertThat(Patience.until(() -> total(auditor, "refusal"), now -> now > before)).isGreaterThan(before);
        assertThat(Patience.until(() -> total(auditor, "sign-in-failure"), now -> now > failed)).isGreaterThan(failed);
        Visit page = auditor.open("/admin?period=hour");
        assertThat(page.document().select("#chart-sign-in-failure .legend").text()).contains("Wrong name or password");
        assertThat(page.document().select("#chart-refusal table tbody tr")).isNotEmpty();
    }

    @Test
    void programsReadTheSame() {
        var answer = staff.manager().get("/usage/events?period=hour");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Patience.until(() -> staff.manager().get("/usage/events?period=hour").json().getJsonArray("items"),
                items -> items.toString().contains("\"client_credentials\""))).anySatisfy(item -> {
                    assertThat(item.asJsonObject().getString("kind")).isEqualTo("token");
                    assertThat(item.asJsonObject().getString("label")).isEqualTo("client_credentials");
                    assertThat(item.asJsonObject().getJsonNumber("number").longValue()).isPositive();
                    assertThat(Instant.parse(item.asJsonObject().getString("begins")).getEpochSecond() % 300).isZero();
                });
        assertThat(staff.manager().get("/usage/events?period=year").status()).isEqualTo(400);
        assertThat(staff.manager().get("/usage/events").status()).isEqualTo(400);
    }

    private static long total(Browser browser, String chart) {
        return Long.parseLong(browser.open("/admin?period=hour").document().select("#chart-" + chart + " .total").text().replace(",", ""));
    }

    @Test
    void aPeriodThatIsNoneIsADay() {
        Visit page = signedIn(staff.operator("auditor")).open("/admin?period=nonsense");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.document().select(".periods [aria-current]").text()).isEqualTo("Day");
    }

    @Test
    void whatToCopyIsThereForWhoMaySeeTheApplication() {
        String own = staff.client("Mine", ", \"redirectUris\": [\"https://mine.example/in\"], \"allowedScopes\": [\"openid\"]");
        Visit page = signedIn(staff.ownerOf(own)).open("/admin/recipes?id=" + own);
        assertThat(page.document().select(".recipe")).hasSizeGreaterThan(5);
        assertThat(page.document().select(".recipe pre").text()).contains("client-id=" + own, "client-secret=…", server.address());
        assertThat(signedIn(staff.ownerOf(own)).open("/admin/recipes?id=quick").status()).isEqualTo(403);
        assertThat(signedIn(staff.operator("helpdesk")).open("/admin/recipes?id=" + own).status()).isEqualTo(403);
    }

    @Test
    void anApiHasRecipesOfItsOwn() {
        Visit page = signedIn(staff.operator("auditor")).open("/admin/recipes?api=invoices");
        assertThat(page.document().select(".recipe pre").text()).contains("lintel.api.client-id=invoices", "lintel.api.authority=" + server
                .address(), "mp.jwt.verify.audiences=invoices");
        assertThat(signedIn(staff.operator("helpdesk")).open("/admin/recipes?api=invoices").status()).isEqualTo(403);
        assertThat(signedIn(staff.operator("auditor")).open("/admin/new-client").document().select("a[href*=new-api-resource]")).isEmpty();
        assertThat(signedIn(staff.operator("administrator")).open("/admin/new-client").document().select("a[href*=new-api-resource]"))
                .hasSize(1);
    }

    private static String secret(Duration from) {
        return "{\"value\": \"AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=\", \"expiration\": \"" + Instant.now().plus(from) + "\"}";
    }

    private Browser signedIn(String subject) {
        var browser = new Browser(server);
        browser.open("/login").signIn(subject, Staff.password(subject));
        return browser;
    }
}

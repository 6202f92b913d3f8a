package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.config.Setting;
import org.lintel.flow.Answer;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Staff;
import org.lintel.flow.Visit;
import org.lintel.test.Server;

/** The pages of the console for keys and settings from the outside. */
@Tag("http")
@Tag("portability")
@Tag("database")
class ConsoleKeysIT {

    private final Server server = Lintel.server();
    private final Staff staff = Staff.of(server);

    @Test
    void a3_whoMayOnlyLookCanDoNothingAndOthersSeeNothing() throws Exception {
        Browser auditor = signedIn("auditor");
        Document page = auditor.open("/admin/keys").document();
        assertThat(page.select(".key")).isNotEmpty();
        assertThat(page.select(".rotate, .retire, .withdraw, form")).isEmpty();
        String kid = page.selectFirst(".key:has(.certificate)").attr("data-kid");
        Document asked = auditor.open("/admin/keys?ask=withdraw&kid=" + kid).document();
        assertThat(asked.select("#question")).isEmpty();

        // with the token of an administrator's page, which is good for their own browser only
        FilledForm form = signedIn("administrator").open("/admin/keys?ask=withdraw&kid=" + kid).filled("#do", Map.of());
        assertThat(form.sentBy(auditor).status()).isEqualTo(403);
        assertThat(published()).contains(kid);

        Answer certificate = auditor.open("/admin/keys?certificate=" + kid).answer();
        assertThat(certificate.header("Content-Disposition")).isEqualTo("attachment; filename=\"certificate.pem\"");
        assertThat(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.body().getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOf(X509Certificate.class);
        assertThat(auditor.open("/admin/keys?certificate=no-such").status()).isEqualTo(404);

        Browser helpdesk = signedIn("helpdesk");
        for (String closed : new String[] {"/admin/keys", "/admin/settings", "/admin/keys?certificate=" + kid}) {
            Visit refused = helpdesk.open(closed);
            assertThat(refused.status()).as(closed).isEqualTo(403);
            assertThat(refused.document().select(".key, .settings")).as(closed).isEmpty();
        }
    }

    @Test
    void a13_aKeyIsMadeOnceHoweverOftenTheFormIsSent() {
        Browser admin = signedIn("administrator");
        FilledForm form = admin.open("/admin/keys?ask=rotate&algorithm=ES384").filled("#do", Map.of());
        int before = published().size();
        String link = form.action().getPath() + "?" + form.action().getRawQuery() + "&jakarta.faces.ViewState=stateless&" + form.encoded();
        assertThat(admin.open(link).status()).as("a link does nothing").isEqualTo(200);
        assertThat(form.without("formToken").sentBy(admin).status()).isEqualTo(403);
        assertThat(published()).hasSize(before);

        assertThat(form.sentBy(admin).document().selectFirst("#done").text()).isEqualTo("The next key is published.");
        Visit again = form.sentBy(admin);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.document().selectFirst("#message").text()).contains("waits for its turn already");
        assertThat(published()).hasSize(before + 1);

        String waiting = again.document().selectFirst(".key:has(.retire)").attr("data-kid");
        Visit retired = admin.open("/admin/keys?ask=retire&kid=" + waiting).filled("#do", Map.of()).sentBy(admin);
        assertThat(retired.document().selectFirst("#done").text()).isEqualTo("The key is retired.");
        assertThat(published()).hasSize(before).doesNotContain(waiting);
    }

    @Test
    void eachSettingIsThereWithItsSourceAndNoSecret() {
        Browser auditor = signedIn("auditor");
        Document all = auditor.open("/admin/settings").document();
        assertThat(all.select(".settings tbody tr")).hasSameSizeAs(Setting.values());
        assertThat(all.getElementById("lintel.session.lifetime").text()).contains("PT10H", "LINTEL_SESSION_LIFETIME", "the default holds");
        assertThat(all.getElementById("lintel.sign-in.address-failures").text()).contains("100000", "Property of the server process");
        Document said = auditor.open("/admin/settings?said=yes&q=lifetime+LINTEL").document();
        assertThat(said.select(".settings tbody tr").eachAttr("id")).doesNotContain("lintel.session.lifetime")
                .allMatch(id -> id.contains("lifetime"));
        assertThat(auditor.open("/admin/settings?q=there-is-none").document().select(".empty")).hasSize(1);
    }

    private List<String> published() {
        return Answer.get(server.at("/.well-known/jwks")).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("kid")).toList();
    }

    private Browser signedIn(String role) {
        String subject = staff.operator(role);
        Browser browser = new Browser(server);
        browser.open("/admin").signIn(subject, Staff.password(subject));
        return browser;
    }
}

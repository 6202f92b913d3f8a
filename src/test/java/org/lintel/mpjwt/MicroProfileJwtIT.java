package org.lintel.mpjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.test.Built;
import org.lintel.test.Product;
import org.lintel.test.Server;
import org.lintel.test.WildFly;

/** MicroProfile JWT of Payara and of WildFly accepts Lintel's access tokens. */
@Tag("http")
@Tag("portability")
class MicroProfileJwtIT {

    /** Without it WildFly does not look at {@code @RolesAllowed}. */
    private static final String WEB_XML = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <context-param>
                <param-name>resteasy.role.based.security</param-name>
                <param-value>true</param-value>
              </context-param>
            </web-app>
            """;

    private static Server api;

    private final Server lintel = Lintel.server();

    @BeforeAll
    static void start() throws IOException {
        Path war = Files.createDirectories(Built.own("http-suite")).resolve("mp-jwt.war");
        ShrinkWrap.create(WebArchive.class).addClasses(CheckedApi.class, Claims.class)
                .setWebXML(new StringAsset(WEB_XML))
                .addAsWebInfResource(new StringAsset("<jboss-web><context-root>/</context-root></jboss-web>"), "jboss-web.xml")
                .addAsResource(new StringAsset("disable.type.verification=true"), "payara-mp-jwt.properties")
                .as(ZipExporter.class).exportTo(war.toFile(), true);
        api = Server.named("mp-jwt").war(war)
                .setting("mp.jwt.verify.publickey.location", Lintel.server().address() + "/.well-known/jwks")
                .setting("mp.jwt.verify.issuer", Lintel.server().address())
                .setting("mp.jwt.verify.audiences", "https://orders.example," + Lintel.server().address() + "/resources")
                .readyPath("/open").start();
    }

    @AfterAll
    static void stop() {
        if (api != null) {
            api.close();
        }
    }

    @Test
    void aTokenOfAUserIsAccepted() {
        Answer answer = get("/claims", userToken());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.text("name")).isEqualTo("alice-1");
        assertThat(answer.text("client_id")).isEqualTo("quick");
        assertThat(answer.text("scope")).isEqualTo("openid api orders");
    }

    @Test
    void aTokenOfAnApplicationIsAccepted() {
        assertThat(get("/claims", serviceToken()).text("name")).isEqualTo("service");
    }

    @Test
    void withoutATokenOrWithAChangedOneThereIsNoAnswer() {
        assertThat(Answer.get(api.at("/claims")).status()).isEqualTo(Product.underTest() instanceof WildFly ? 403 : 401);
        String token = serviceToken();
        int middle = token.lastIndexOf('.') + 20;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(get("/claims", token.substring(0, middle) + other + token.substring(middle + 1)).status()).isEqualTo(401);
    }

    /** By its audience: neither server looks at the type. */
    @Test
    void t10_anIdTokenIsNoAccessToken() {
        String code = new Browser(lintel).authorize(QUICK).signIn("alice").code();
        assertThat(get("/claims", QUICK.redeem(lintel, code).hasTokens().text("id_token")).status()).isEqualTo(401);
    }

    @Test
    void rolesAreLookedForInAnotherClaim() {
        assertThat(get("/writers", userToken()).status()).isEqualTo(403);
    }

    private static Answer get(String path, String token) {
        return Answer.get(api.at(path), "Authorization", "Bearer " + token);
    }

    private String userToken() {
        App app = QUICK.with("scope", "openid api orders");
        return app.redeem(lintel, new Browser(lintel).authorize(app).signIn("alice").code()).hasTokens().text("access_token");
    }

    private String serviceToken() {
        return new App("service", "service-secret", Map.of())
                .token(lintel, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens().text("access_token");
    }
}

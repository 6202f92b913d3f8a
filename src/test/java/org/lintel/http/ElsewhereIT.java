package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Server;
import org.lintel.test.ServerSetup;

/** A machine in Turkish, with Latin-1, on the Chatham Islands: everything is as it is everywhere else. */
@Tag("http")
@Tag("portability")
class ElsewhereIT {

    private static final App RENEW = Apps.named("renew").with("scope", "openid profile api offline_access");

    /** Of jBCrypt's test vectors: "abc". */
    private static final String BCRYPT = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";

    private static final String NEW_PASSWORD = "a İstanbul passwörd of her own ıI";

    @TempDir
    Path folder;

    /** On the database, where hashes of other kinds are replaced at the first sign-in: the second one is compared with ours. */
    @Test
    void x9_x10_everythingWorksThereAndHashesThatAreReplacedCanBeRead() throws Exception {
        Path configuration = Files.writeString(folder.resolve("lintel.json"), Files.readString(Lintel.configuration())
                .replaceFirst("\"users\": \\[", "\"users\": [{\"subject\": \"ABC\", \"username\": \"abc\", \"passwordHash\": \""
                        + BCRYPT.replace("$", "\\$") + "\"},"));
        try (Server server = turkish().setting("lintel.configuration", configuration.toString()).start()) {
            for (int i = 0; i < 3; i++) {
                assertThat(new Browser(server).authorize(App.QUICK).signIn("abc", "abc").code()).isNotEmpty();
            }
            aJourney(server);
        }
    }

    private static ServerSetup turkish() {
        return Server.named("elsewhere").jvmOptions("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1",
                "-Duser.timezone=Pacific/Chatham");
    }

    private static void aJourney(Server server) {
        Browser browser = new Browser(server);
        browser.authorize(RENEW).signIn("greta", "greta-password").code();
        Visit page = new Browser(server).open("/login");
        assertThat(page.document().selectFirst("html").attr("lang")).as("nobody asked for Turkish").isEqualTo("en");
        assertThat(page.signIn("GRETA", "greta-password").document().select("#message").text()).isEqualTo("Invalid username or password");
        assertThat(new Browser(server).authorize(App.QUICK).signIn("greta", "greta-password").code()).isNotEmpty();

        Visit changed = browser.open("/password")
                .submit("#change", Map.of("current", "greta-password", "new", NEW_PASSWORD, "again", NEW_PASSWORD));
        assertThat(changed.document().selectFirst("#done")).isNotNull();
        Answer tokens = RENEW.redeem(server, new Browser(server).authorize(RENEW).signIn("greta", NEW_PASSWORD).code()).hasTokens();
        assertThat(Jwt.claims(tokens.text("id_token"))).containsEntry("sub", "greta-1");
        RENEW.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens();
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).text("sub"))
                .isEqualTo("greta-1");
        Visit out = browser.open("/connect/endsession?" + Form.encode(Map.of("id_token_hint", tokens.text("id_token"))));
        assertThat(out.status()).isEqualTo(200);
        assertThat(Answer.get(server.at("/connect/authorize?client_id=nobody")).status()).as("an error page").isEqualTo(400);
    }
}

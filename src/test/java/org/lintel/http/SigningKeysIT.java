package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.test.Server;

/** Signing keys that operators change. */
@Tag("http")
@Tag("portability")
@Tag("database")
class SigningKeysIT {

    private final Server server = Lintel.server();
    private final AdminApi api = AdminApi.as(server, "manager", "lintel.keys.write");

    @Test
    void a5_theNextKeyIsAnnouncedSaysWhenItSignsAndIsKnownAfterItHasLeft() throws Exception {
        String signing = signing("ES384");
        Answer made = api.post("/keys", "{\"algorithm\": \"ES384\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        String kid = made.text("kid");
        assertThat(made.header("Location")).endsWith("/admin/api/keys/" + kid);
        assertThat(Duration.between(Instant.now(), Instant.parse(made.text("signsFrom")))).isBetween(Duration.ofHours(47),
                Duration.ofHours(48));
        assertThat(published()).contains(kid, signing);
        assertThat(signing("ES384")).as("until then").isEqualTo(signing);
        assertThat(api.get("/keys/" + signing).text("retired")).isEqualTo(made.text("signsFrom"));
        assertThat(api.post("/keys", "{\"algorithm\": \"ES384\"}").status()).as("one waits already").isEqualTo(409);

        Answer retired = api.put("/keys/" + kid + "/retirement", "{}");
        assertThat(retired.status()).as(retired.body()).isEqualTo(200);
        assertThat(published()).as("it has signed nothing").doesNotContain(kid);
        JsonObject past = api.get("/keys/" + kid).json();
        assertThat(past.getString("leaves")).isLessThan(past.getString("signsFrom"));
        JWK jwk = JWK.parse(past.getJsonObject("jwk").toString());
        assertThat(jwk.isPrivate()).isFalse();
        Answer certificate = api.get("/keys/" + kid + "/certificate");
        assertThat(certificate.header("Content-Type")).startsWith("application/pem-certificate-chain");
        assertThat(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.body().getBytes(StandardCharsets.US_ASCII))).getPublicKey())
                .isEqualTo(jwk.toECKey().toPublicKey());
        assertThat(AdminApi.as(server, "manager", "lintel.audit.read").get("/audit?about=key/" + kid).body())
                .contains("key.made", "key.retired");
    }

    @Test
    void a5_whatACompromisedKeyHasSignedIsWorthNothing() {
        App app = Apps.named("signed-eddsa");
        Answer tokens = app.redeem(server, Lintel.browser().authorize(app).signIn("alice").code()).hasTokens();
        String token = tokens.text("access_token");
        assertThat(userInfo(token).status()).isEqualTo(200);
        String compromised = signing("EdDSA");

        Answer withdrawn = api.put("/keys/" + compromised + "/retirement", "{\"compromised\": true}");

        assertThat(withdrawn.status()).as(withdrawn.body()).isEqualTo(200);
        assertThat(published()).doesNotContain(compromised).contains(signing("EdDSA"));
        userInfo(token).isError("invalid_token");
        String fresh = app.redeem(server, Lintel.browser().authorize(app).signIn("alice").code()).hasTokens().text("access_token");
        assertThat(userInfo(fresh).status()).isEqualTo(200);
        assertThat(api.get("/keys/" + compromised).json().getBoolean("compromised")).isTrue();
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThat(api.post("/keys", "{\"algorithm\": \"PS512\"}").status()).isEqualTo(400);
        assertThat(api.post("/keys", "{}").status()).isEqualTo(400);
        assertThat(api.get("/keys/no-such").status()).isEqualTo(404);
        assertThat(api.get("/keys/no-such/certificate").status()).isEqualTo(404);
        assertThat(api.put("/keys/no-such/retirement", "{}").status()).isEqualTo(404);
        assertThat(api.put("/keys/no-such/retirement", "{\"compromised\": 1}").status()).isEqualTo(400);
        AdminApi.as(server, "manager", "lintel.keys.read").post("/keys", "{\"algorithm\": \"ES384\"}").isError("insufficient_scope");
    }

    private String signing(String algorithm) {
        return api.get("/keys").json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getBoolean("signs") && key.getString("algorithm").equals(algorithm)).findFirst().orElseThrow()
                .getString("kid");
    }

    private List<String> published() {
        return Answer.get(server.at("/.well-known/jwks")).json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .map(key -> key.getString("kid")).toList();
    }

    private Answer userInfo(String token) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + token);
    }
}

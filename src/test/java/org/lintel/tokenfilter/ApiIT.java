package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lintel.flow.App.QUICK;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** The sample Api and Lintel, on two servers: {@code /…} asks at the introspection endpoint, {@code /local/…} checks JWTs itself. */
@Tag("http")
@Tag("portability")
class ApiIT {

    private static final App SERVICE = new App("service", "service-secret", Map.of());
    private static final App REFERENCE = new App("reference", "reference-secret", QUICK.parameters())
            .with("client_id", "reference").with("redirect_uri", "https://reference.example/callback");

    private final Server lintel = Lintel.server();

    @Test
    void api1_theSampleNeedsNoMoreThanTheFourSettings() throws IOException {
        try (var war = new ZipFile(Api.war().toFile())) {
            String settings = new String(war.getInputStream(
                    war.getEntry("WEB-INF/classes/META-INF/microprofile-config.properties")).readAllBytes());
            assertThat(settings.lines().filter(line -> line.contains("=")).map(line -> line.substring(0, line.indexOf('='))))
                    .containsExactly("lintel.api.authority", "lintel.api.client-id", "lintel.api.client-secret",
                            "lintel.api.required-scopes", "lintel.api.allowed-origins");
        }
    }

    @Test
    void api1_aWrongSettingKeepsTheApiFromStarting() {
        assertThatThrownBy(() -> Server.named("api-misconfigured").war(Api.war()).setting("lintel.api.required-scope", "api")
                .readyPath("/values").start().close())
                .hasMessageContaining("The deployment failed").hasMessageContaining("There is no setting lintel.api.required-scope");
    }

    @Test
    void api10_theSampleBringsTheFilterAndNoOtherLibrary() throws IOException {
        try (var war = new ZipFile(Api.war().toFile())) {
            assertThat(war.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".jar")))
                    .singleElement().asString().startsWith("WEB-INF/lib/lintel-token-filter-");
        }
        try (Stream<Path> files = Files.walk(Built.target("repository/org/lintel/lintel-token-filter"))) {
            List<Path> poms = files.filter(file -> file.toString().endsWith(".pom")).toList();
            assertThat(poms).isNotEmpty().allSatisfy(pom -> assertThat(pom).content().doesNotContain("<dependency>"));
        }
    }

    @Test
    void api10_theWarOfLintelDoesNotContainTheFilter() throws IOException {
        try (var war = new ZipFile(Built.war().toFile())) {
            assertThat(war.stream().map(entry -> entry.getName())).noneMatch(name -> name.contains("tokenfilter"));
        }
    }

    /** The older ways to ask about a token, which anybody could, are not there at all. */
    @ParameterizedTest
    @ValueSource(strings = {"/connect/accessTokenValidation", "/connect/accesstokenvalidation", "/connect/identityTokenValidation"})
    void api4_theOnlyWayToAskAboutATokenNeedsASecret(String path) {
        assertThat(Answer.get(lintel.at(path + "?token=" + serviceToken("api"))).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/values", "/probe/plain", "/probe/orders", "/probe/writers", "/probe/gold", "/probe/nested/plain"})
    void api5_withoutATokenTheAnswerIs401AndSaysNoMore(String path) {
        Answer answer = Api.get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void api5_otherSchemesAreNoToken() {
        Answer answer = Api.get("/values", "Authorization", App.basic("alice", "alice-password"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void api5_aTokenInTheQueryIsNone() {
        assertThat(Api.get("/values?access_token=" + serviceToken("api")).header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void api5_whatIsOpenAnswersEverybody() {
        assertThat(Api.get("/probe/open").text("caller")).isEqualTo("nobody");
        assertThat(Api.getWith(aliceToken("openid api"), "/probe/open").text("caller")).isEqualTo("alice-1");
    }

    @Test
    void api5_whatIsClosedAnswersNobody() {
        assertThat(Api.get("/probe/closed").status()).isEqualTo(403);
        assertThat(Api.getWith(serviceToken("api"), "/probe/closed").status()).isEqualTo(403);
    }

    @Test
    void api6_withATokenThereAreTwoDigits() {
        for (String token : List.of(aliceToken("openid api"), serviceToken("api"), referenceToken())) {
            Answer answer = Api.getWith(token, "/values");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.body()).matches("\\[\"[0-9]\",\\s*\"[0-9]\"]");
        }
    }

    @Test
    void api6_theSchemeMayBeWrittenInAnyCase() {
        assertThat(Api.get("/values", "Authorization", "bearer " + serviceToken("api")).status()).isEqualTo(200);
    }

    @Test
    void api6_codeSeesWhoCallsAndTheClaims() {
        JsonObject seen = Api.getWith(aliceToken("openid profile api orders"), "/probe/who").json();
        assertThat(seen.getString("name")).isEqualTo("alice-1");
        assertThat(seen.getString("scheme")).isEqualTo("Bearer");
        assertThat(seen.getBoolean("same")).as("principal and injected caller").isTrue();
        assertThat(seen.getString("scopes")).as("the scope api learns of itself only").isEqualTo("api");
        assertThat(seen.getJsonObject("claims").getString("client_id")).isEqualTo("quick");
        assertThat(seen.getJsonObject("claims").getString("iss")).isEqualTo(lintel.address());
    }

    @Test
    void api6_localValidationSeesTheWholeToken() {
        JsonObject seen = Api.getWith(aliceToken("openid profile api orders"), "/local/probe/who").json();
        assertThat(seen.getString("name")).as("named by the claim of the options").isEqualTo("quick");
        assertThat(seen.getString("scopes")).isEqualTo("api openid orders profile");
        assertThat(seen.getBoolean("writer")).isTrue();
        assertThat(seen.getBoolean("admin")).isFalse();
        assertThat(seen.getJsonObject("claims").getJsonArray("role").getValuesAs(JsonString::getString)).contains("reader", "writer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "", "two words", "a,b", "ü"})
    void api7_aBadTokenIsRefusedEverywhere(String token) {
        for (String path : List.of("/values", "/probe/open", "/local/probe/plain", "/local/probe/open")) {
            isInvalid(Api.getWith(token, path));
        }
    }

    @Test
    void t10_anIdTokenIsNoAccessToken() {
        String code = new Browser(lintel).authorize(QUICK.with("scope", "openid api")).signIn("alice").code();
        String idToken = QUICK.redeem(lintel, code).hasTokens().text("id_token");
        isInvalid(Api.getWith(idToken, "/values"));
        isInvalid(Api.getWith(idToken, "/local/probe/plain"));
    }

    @Test
    void api7_anExpiredTokenIsRefused() {
        String token = new App("short-token", "short-token-secret", Map.of())
                .token(lintel, Map.of("grant_type", "client_credentials")).hasTokens().text("access_token");
        for (String path : List.of("/values", "/local/probe/plain")) {
            isInvalid(Patience.until(() -> Api.getWith(token, path), answer -> answer.status() != 200));
        }
    }

    @Test
    void api7_aTokenOfARevokedFamilyIsRefusedWhereLintelIsAsked() {
        App app = QUICK.with("scope", "openid api");
        String code = new Browser(lintel).authorize(app).signIn("alice").code();
        String token = app.redeem(lintel, code).hasTokens().text("access_token");
        assertThat(Api.getWith(token, "/values").status()).isEqualTo(200);
        app.with("redirect_uri", "https://evil.example/").redeem(lintel, code).isError("invalid_grant");
        isInvalid(Api.getWith(token, "/values"));
    }

    /** The introspection endpoint tells the scope {@code api} nothing of a token without it; local validation sees what is missing. */
    @Test
    void api8_aTokenWithoutTheRequiredScopeIsRefused() {
        String token = serviceToken("orders");
        isInvalid(Api.getWith(token, "/values"));
        lacksScope(Api.getWith(token, "/local/probe/plain"), "api");
        assertThat(Api.getWith(token, "/local/probe/open").status()).isEqualTo(200);
    }

    @Test
    void api8_aMethodMayNeedMoreScopes() {
        for (String path : List.of("/local/probe/orders", "/local/probe/nested/orders")) {
            lacksScope(Api.getWith(serviceToken("api"), path), "api orders");
            lacksScope(Api.getWith(serviceToken("orders"), path), "api orders");
            assertThat(Api.getWith(serviceToken("api orders"), path).status()).isEqualTo(200);
        }
        assertThat(Api.getWith(serviceToken("api"), "/local/probe/nested/plain").status()).isEqualTo(200);
    }

    @Test
    void aMethodMayNeedARole() {
        String alice = aliceToken("openid api orders");
        assertThat(Api.getWith(alice, "/local/probe/writers").status()).isEqualTo(200);
        Answer answer = Api.getWith(alice, "/local/probe/admins").isError("insufficient_scope");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"").doesNotContain("scope=\"api");
        Api.getWith(serviceToken("api"), "/local/probe/writers").isError("insufficient_scope");
    }

    /** RFC 9470. */
    @Test
    void aMethodMayNeedABetterOrNewerSignIn() {
        String alice = aliceToken("openid api");
        assertThat(Api.getWith(alice, "/probe/recent").status()).isEqualTo(200);
        Answer gold = Api.getWith(alice, "/probe/gold");
        assertThat(gold.status()).isEqualTo(401);
        assertThat(gold.header("WWW-Authenticate")).startsWith("Bearer ")
                .contains("error=\"insufficient_user_authentication\"", "acr_values=\"gold platinum\"", "max_age=\"60\"");
        assertThat(gold.text("error")).isEqualTo("insufficient_user_authentication");
        Answer nobody = Api.getWith(serviceToken("api"), "/probe/recent");
        assertThat(nobody.status()).as("nobody signed in for that token").isEqualTo(401);
        assertThat(nobody.header("WWW-Authenticate")).contains("max_age=\"3600\"").doesNotContain("acr_values");
    }

    /** What Lintel knows of a sign-in is in its tokens, whoever looks into them. */
    @Test
    void x54_ourOwnTokensMeetTheContextThatAMethodNeeds() {
        Browser alice = new Browser(lintel);
        String jwt = QUICK.redeem(lintel, alice.authorize(QUICK.with("scope", "openid api")).signIn("alice").code()).text("access_token");
        String reference = REFERENCE.redeem(lintel, alice.authorize(REFERENCE.with("scope", "openid api")).code()).text("access_token");
        for (String path : List.of("/probe/password", "/local/probe/password")) {
            assertThat(Api.getWith(jwt, path).status()).as(path).isEqualTo(200);
        }
        assertThat(Api.getWith(reference, "/probe/password").status()).isEqualTo(200);
        assertThat(Api.getWith(serviceToken("api"), "/probe/password").status()).isEqualTo(401);
    }

    @Test
    void api9_aPreflightNeedsNoToken() {
        for (String path : List.of("/values", "/probe/orders", "/nowhere")) {
            Answer answer = preflight(path, "https://anybody.example");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Access-Control-Allow-Methods")).isEqualTo("GET");
            assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        }
    }

    @Test
    void api9_scriptsReadRefusalsToo() {
        String token = serviceToken("api");
        for (Answer answer : List.of(Api.get("/values", "Origin", "https://anybody.example"),
                Api.getWith("nonsense", "/values", "Origin", "https://anybody.example"),
                Api.get("/probe/closed", "Origin", "https://anybody.example"),
                Api.get("/nowhere", "Origin", "https://anybody.example"),
                Api.getWith(token, "/probe/orders", "Origin", "https://anybody.example"),
                Api.getWith(token, "/probe/mistake", "Origin", "https://anybody.example"),
                Api.getWith(token, "/values", "Origin", "https://anybody.example"))) {
            assertThat(answer.header("Access-Control-Allow-Origin")).as("%s %s", answer.status(), answer.body()).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate");
        }
    }

    @Test
    void api9_originsCanBeRestricted() {
        String token = serviceToken("api");
        for (String origin : List.of("http://localhost:56668", "https://app.example")) {
            assertThat(preflight("/local/probe/plain", origin).header("Access-Control-Allow-Origin")).isEqualTo(origin);
            for (Answer answer : List.of(Api.get("/local/probe/plain", "Origin", origin),
                    Api.getWith(token, "/local/probe/plain", "Origin", origin),
                    Api.getWith(token, "/local/probe/orders", "Origin", origin))) {
                assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
                assertThat(answer.header("Vary")).contains("Origin");
            }
        }
        for (String origin : List.of("https://app.example.evil.example", "https://APP.example", "http://app.example", "null")) {
            assertThat(preflight("/local/probe/plain", origin).header("Access-Control-Allow-Origin")).isNull();
            assertThat(preflight("/local/probe/plain", origin).header("Access-Control-Allow-Headers")).isNull();
            assertThat(Api.getWith(token, "/local/probe/plain", "Origin", origin).header("Access-Control-Allow-Origin")).isNull();
        }
    }

    /** RFC 9728. */
    @Test
    void theMetadataOfTheResourceNameWhoGivesTokens() {
        Answer document = Api.get("/local/.well-known/oauth-protected-resource");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.text("resource")).isEqualTo("https://api.example/local");
        assertThat(document.json().getJsonArray("authorization_servers").getString(0)).isEqualTo(lintel.address());
        assertThat(document.json().getJsonArray("scopes_supported").getString(0)).isEqualTo("api");
        assertThat(Api.get("/local/probe/plain").header("WWW-Authenticate"))
                .isEqualTo("Bearer resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/local\"");
        assertThat(Api.getWith("nonsense", "/local/probe/plain").header("WWW-Authenticate"))
                .contains("error=\"invalid_token\"",
                        ", resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/local\"");
        assertThat(Api.get("/.well-known/oauth-protected-resource").status()).as("not published").isEqualTo(404);
    }

    private static Answer preflight(String path, String origin) {
        return Answer.send(HttpRequest.newBuilder(Api.server().at(path)).method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin).header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization").build());
    }

    private static void isInvalid(Answer answer) {
        answer.isError("invalid_token");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private static void lacksScope(Answer answer, String needed) {
        answer.isError("insufficient_scope");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"insufficient_scope\"")
                .contains("scope=\"" + needed + "\"");
    }

    private String aliceToken(String scope) {
        App app = QUICK.with("scope", scope);
        return app.redeem(lintel, new Browser(lintel).authorize(app).signIn("alice").code()).hasTokens().text("access_token");
    }

    private String referenceToken() {
        App app = REFERENCE.with("scope", "openid api");
        return app.redeem(lintel, new Browser(lintel).authorize(app).signIn("alice").code()).hasTokens().text("access_token");
    }

    private String serviceToken(String scope) {
        return SERVICE.token(lintel, Map.of("grant_type", "client_credentials", "scope", scope)).hasTokens().text("access_token");
    }
}

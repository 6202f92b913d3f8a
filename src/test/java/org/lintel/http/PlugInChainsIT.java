package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.chained.OldNames;
import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.Landing;
import org.lintel.flow.Lintel;
import org.lintel.flow.Visit;
import org.lintel.test.Built;
import org.lintel.test.Server;

/**
 * A plug-in of somebody else in every chain, twice where there is an order, and beside it the sample of a web hook: one deployment in which
 * each does what it is there for and none of them what it must not.
 */
@Tag("http")
@Tag("portability")
class PlugInChainsIT {

    private static final String HOOK = "/web-hook";
    private static final int NEVER = -1;
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Landing.program(HOOK, PlugInChainsIT::hook);
        Path jar = Files.createDirectories(Built.own("chained")).resolve("chained.jar");
        ShrinkWrap.create(JavaArchive.class).addPackage(OldNames.class.getPackage()).as(ZipExporter.class).exportTo(jar.toFile(), true);
        Path sample = Built.target("samples/web-hook/target/web-hook.jar");
        assertThat(sample).as("built by the samples' own build, before these tests").exists();
        server = Server.named("chained").plugin(jar).plugin(sample).settings(Map.of("lintel.configuration",
                Lintel.configuration().toString(), "web-hook.address", Landing.origin() + HOOK, "web-hook.timeout", "PT1S")).start();
    }

    private static void hook(HttpExchange exchange) throws IOException {
        String statement = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        ASKED.add(statement);
        int status = ANSWERS.getOrDefault((String) Jwt.claims(statement).get("client_id"), 204);
        if (status != NEVER) {
            exchange.getResponseHeaders().set("Location", Landing.origin() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void theLogHasThemInTheirOrder() {
        assertThat(server.log()).contains("RequestAdapter: org.lintel.chained.OldNames (from chained.jar), org.lintel.chained.LoudNames")
                .contains("RequestRule: org.lintel.chained.FirstRule (from chained.jar), org.lintel.chained.SecondRule (from chained.jar), "
                        + "org.lintel.samples.webhook.WebHook (from web-hook.jar)")
                .contains("TokenResponseCustomizer: org.lintel.chained.FirstMembers (from chained.jar), org.lintel.chained.SecondMembers")
                .contains("IntrospectionCustomizer: org.lintel.chained.FirstMembers")
                .contains("GrantPolicy: org.lintel.chained.Thrifty (from chained.jar)");
    }

    // rules

    @Test
    void s1_aRuleRefusesAnAuthorizationRequestAtTheClientsAddressAndSaysWhy() {
        Map<String, String> answer = refusal(new Browser(server).authorize(App.QUICK.with("toy", "refuse")));
        assertThat(answer).containsEntry("error", "invalid_request").containsEntry("state", "the state").doesNotContainKey("code");
        assertThat(answer.get("error_description")).startsWith("the first rule refuses (");
    }

    @Test
    void s1_whereTheAddressIsNotVerifiedARuleSendsNobodyAnywhere() {
        Visit page = new Browser(server)
                .authorize(App.QUICK.with("toy", "refuse").with("redirect_uri", "https://evil.example/callback"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.answer().header("Location")).isNull();
        assertThat(page.document().text()).doesNotContain("the first rule refuses");
    }

    @Test
    void x61_aRuleThatBreaksIsAServerErrorAndGivesNothing() {
        Visit page = new Browser(server).authorize(App.QUICK.with("toy", "break"));
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.document().text()).doesNotContain("toy is broken");
        assertThat(refusal(new Browser(server).authorize(App.QUICK.with("toy", "break").with("prompt", "none"))))
                .containsEntry("error", "server_error").doesNotContainKey("code");

        String code = new Browser(server).authorize(App.QUICK).signIn("alice").code();
        isServerError(App.QUICK.token(server, with(App.QUICK.redemption(code), "toy", "break")));
        assertThat(server.log()).contains("java.lang.IllegalStateException: a toy is broken");
        App.QUICK.redeem(server, code).hasTokens();
    }

    @Test
    void t6_aRuleRefusesATokenRequestBeforeAnythingIsUsedUpAndTheFirstThatDoesHasTheSay() {
        String code = new Browser(server).authorize(App.QUICK).signIn("alice").code();
        Answer first = App.QUICK.token(server, with(App.QUICK.redemption(code), "toy", "refuse")).isError("invalid_request");
        assertThat(first.text("error_description")).startsWith("the first rule refuses (");
        Answer second = App.QUICK.token(server, with(App.QUICK.redemption(code), "toy", "other")).isError("unauthorized_client");
        assertThat(second.body()).doesNotContain("secret reason");
        assertThat(server.log()).contains("the second rule has a secret reason");
        App.QUICK.redeem(server, code).hasTokens();
    }

    @Test
    void t6_aRuleHasTheLastWordOnWhatIsIssued() {
        Map<String, String> answer = refusal(
                new Browser(server).authorize(App.QUICK.with("scope", "openid email")).signIn("alice"));
        assertThat(answer).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(answer.get("error_description")).startsWith("nobody tells quick an address (");
    }

    // the policy

    @Test
    void t6_aMachineGetsWhatThePolicyLeavesIt() {
        Answer tokens = service("api ledger auditor").hasTokens();
        assertThat(tokens.text("access_token")).as("a reference").doesNotContain(".");
        assertThat(tokens.text("scope")).isEqualTo("api auditor");
        assertThat(tokens.json().getInt("expires_in")).isEqualTo(90);
        var told = introspect("api", tokens.text("access_token"));
        assertThat(told.text("aud")).isEqualTo("urn:legacy");
        assertThat(told.json().getInt("exp") - told.json().getInt("iat")).isEqualTo(90);
        service("ledger").isError("invalid_scope");
    }

    @Test
    void t6_thePolicyGivesNoMoreThanIsRegistered() {
        Answer tokens = App.QUICK.redeem(server,
                new Browser(server).authorize(App.QUICK.with("scope", "openid profile api orders")).signIn("alice").code()).hasTokens();
        assertThat(tokens.text("scope")).isEqualTo("openid profile api");
        assertThat(tokens.json().getInt("expires_in")).as("nine days were offered").isEqualTo(3600);
        Map<String, Object> accessToken = Jwt.claims(tokens.text("access_token"));
        assertThat(accessToken.get("aud")).as("not the API of a scope that is not given").isEqualTo(server.address() + "/resources");
        Map<String, Object> idToken = Jwt.claims(tokens.text("id_token"));
        assertThat((Long) idToken.get("exp") - (Long) idToken.get("iat")).isEqualTo(60);
    }

    @Test
    void t5_x61_aRefreshTokenHasTheTermsOfTheFirstOneAndOutlivesPlugInsThatFail() {
        App mail = Apps.named("hybrid");
        Answer tokens = mail.redeem(server, new Browser(server)
                .authorize(mail.with("scope", "openid api orders offline_access")).signIn("alice").code()).hasTokens();
        String refreshToken = tokens.text("refresh_token");
        var told = Answer.post(server.at("/connect/introspect"), Map.of("token", refreshToken), "Authorization",
                App.basic("hybrid", "hybrid-secret"));
        assertThat(told.json().getInt("exp") - told.json().getInt("iat")).isEqualTo(300);
        assertThat(told.text("scope")).isEqualTo("openid api offline_access");
        assertThat(told.text("told")).isEqualTo("hybrid of alice-1");

        Map<String, String> renewal = Map.of("grant_type", "refresh_token", "refresh_token", refreshToken);
        mail.token(server, with(renewal, "scope", "orders")).isError("invalid_scope");
        mail.token(server, with(renewal, "toy", "refuse")).isError("invalid_request");
        isServerError(mail.token(server, with(renewal, "toy", "break")));
        isServerError(mail.token(server, with(renewal, "scope", "openid")));
        assertThat(mail.token(server, renewal).hasTokens().text("scope")).isEqualTo("openid api offline_access");
    }

    /** The toy answers {@code null} to the implicit flow. */
    @Test
    void x61_aPolicyThatHasNoAnswerIsAServerErrorAndGivesNothing() {
        Visit visit = new Browser(server).authorize(App.JS).signIn("alice");
        assertThat(visit.status()).isEqualTo(500);
        assertThat(visit.answer().header("Location")).isNull();
        assertThat(server.log()).contains("the GrantPolicy has answered null");
    }

    // customizers

    @Test
    void theAnswersOfTheTokenEndpointAndOfIntrospectionHaveMembersOfPlugIns() throws Exception {
        Answer tokens = service("api").hasTokens();
        assertThat(tokens.text("trail")).isEqualTo("first, second");
        SignedJWT receipt = signedByUs(tokens.text("receipt"), "toy-receipt+jwt");
        assertThat(receipt.getJWTClaimsSet().getAudience()).containsExactly("service");
        assertThat(receipt.getJWTClaimsSet().getStringListClaim("scopes")).containsExactly("api");

        Answer told = introspect("api", tokens.text("access_token"));
        assertThat(told.text("trail")).isEqualTo("first, second");
        assertThat(told.text("told")).isEqualTo("api of null");
        assertThat(introspect("api", "worthless").body()).isEqualTo("{\"active\":false}");
    }

    @Test
    void x61_aPlugInReplacesNothingInThem() {
        isServerError(Apps.named("short-token").token(server, Map.of("grant_type", "client_credentials", "scope", "api")));
        assertThat(server.log()).contains("a plug-in cannot have the member access_token of the answer");
        String token = service("api auditor").text("access_token");
        isServerError(introspect("auditor", token));
        assertThat(server.log()).contains("a plug-in cannot have the member scope of the answer");
    }

    // adapters

    @Test
    void anOldClientIsUnderstoodAndTheLogSaysWhatWasAltered() {
        Apps.named("service").token(server, Map.of("granttype", "CLIENT_CREDENTIALS", "scopes", "api")).hasTokens();
        assertThat(server.log())
                .containsPattern("(altered \\S+ /connect/token by org\\.lintel\\.chained\\.)OldNames: grant_type, granttype, "
                        + "scope, scopes\\s[\\s\\S]*?\\1LoudNames: grant_type")
                .doesNotContain("CLIENT_CREDENTIALS");
        assertThat(new Browser(server).authorize(App.QUICK.without("scope").with("scopes", "openid")).signIn("alice").code()).isNotEmpty();
    }

    /** "The rules of the protocol hold for what it makes of the request." */
    @Test
    void s19_aRefusalOfAnAlteredRequestHasTheNumberOfTheAlteration() {
        Answer refused = Apps.named("service").token(server, Map.of("granttype", "NONSENSE")).isError("unsupported_grant_type");
        String number = refused.text("error_description").replaceAll(".*\\((.*)\\)", "$1");
        assertThat(server.log()).contains("altered " + number + " /connect/token by org.lintel.chained.OldNames")
                .contains("event=request-refused number=" + number);
        isServerError(Apps.named("service").token(server, Map.of("grant_type", "BROKEN")));
    }

    // how clients authenticate

    @Test
    void t7_whoLooksOnHearsHowClientsAuthenticateAndChangesNothing() {
        service("api").hasTokens();
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials"), "Authorization",
                App.basic("service", "wrong")).isError("invalid_client");
        Answer.post(server.at("/connect/token"), Map.of("grant_type", "client_credentials")).isError("invalid_client");
        assertThat(server.log()).containsPattern("seen ClientAuthenticated\\[clientId=service, method=client_secret_basic, address=\\S+]")
                .containsPattern("seen ClientAuthenticationFailed\\[clientId=service, method=client_secret_basic, address=\\S+, reason=the "
                        + "client did not authenticate itself by client_secret_basic")
                .containsPattern(
                        "seen ClientAuthenticationFailed\\[clientId=null, method=null, address=\\S+, reason=the request carries no "
                                + "client authentication")
                .contains("the observer org.lintel.chained.Onlooker").doesNotContain("event=client-authenticat");
    }

    // the web hook

    @Test
    void t6_theWebHookIsAskedByAStatementThatItCanVerify() throws Exception {
        ASKED.clear();
        service("api").hasTokens();
        App.QUICK.redeem(server, new Browser(server).authorize(App.QUICK).signIn("alice").code()).hasTokens();
        assertThat(ASKED).hasSize(3);
        for (String statement : ASKED) {
            assertThat(signedByUs(statement, "web-hook+jwt").getJWTClaimsSet().getAudience()).containsExactly(Landing.origin() + HOOK);
        }
        assertThat(Jwt.claims(ASKED.get(0))).containsEntry("client_id", "service").containsEntry("grant_type", "client_credentials")
                .containsEntry("scope", "api").doesNotContainKey("sub");
        assertThat(Jwt.claims(ASKED.get(1))).containsEntry("client_id", "quick").containsEntry("grant_type", "authorization_code")
                .containsEntry("sub", "alice-1");
    }

    @Test
    void t6_whatTheWebHookRefusesIsNotIssued() {
        ANSWERS.put("only-basic", 403);
        Answer refused = onlyBasic();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("error")).isEqualTo("access_denied");
        ANSWERS.put("mail", 403);
        assertThat(refusal(new Browser(server).authorize(Apps.named("mail")).signIn("alice"))).containsEntry("error", "access_denied")
                .doesNotContainKey("code");
    }

    /** Neither an answer that means nothing, nor none in time, nor one from somewhere else is a yes. */
    @ParameterizedTest
    @ValueSource(ints = {500, 404, 302, NEVER})
    void t6_aWebHookThatDoesNotSayYesHasNotSaidIt(int status) {
        ANSWERS.put("only-basic", status);
        Answer refused = onlyBasic();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text("error")).isEqualTo("temporarily_unavailable");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        ANSWERS.put("mail", status);
        Visit page = new Browser(server).authorize(Apps.named("mail")).signIn("alice");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.answer().header("Location")).isNull();
        ANSWERS.clear();
        onlyBasic().hasTokens();
    }

    private static Answer service(String scope) {
        return Apps.named("service").token(server, Map.of("grant_type", "client_credentials", "scope", scope));
    }

    private static Answer onlyBasic() {
        return Apps.named("only-basic").token(server, Map.of("grant_type", "client_credentials", "scope", "api"));
    }

    private static Answer introspect(String asker, String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token), "Authorization", App.basic(asker, "api-secret"));
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        var more = new LinkedHashMap<>(form);
        more.put(name, value);
        return more;
    }

    /** What the client is told at its address. */
    private static Map<String, String> refusal(Visit visit) {
        assertThat(visit.location()).startsWith("https://");
        return visit.response();
    }

    private static void isServerError(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(500);
        assertThat(answer.text("error")).isEqualTo("server_error");
        assertThat(answer.body()).doesNotContain("access_token").doesNotContain("active").doesNotContain("broken");
        String number = answer.text("error_description").replaceAll(".*\\((.*)\\)", "$1");
        assertThat(server.log()).contains("failed " + number + " ");
    }

    private static SignedJWT signedByUs(String jwt, String typ) throws Exception {
        SignedJWT signed = SignedJWT.parse(jwt);
        assertThat(signed.getHeader().getType()).hasToString(typ);
        JWKSet keys = JWKSet.parse(Answer.get(server.at("/.well-known/jwks")).body());
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID());
        assertThat(signed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(signed.getJWTClaimsSet().getIssuer()).isEqualTo(server.address());
        return signed;
    }
}

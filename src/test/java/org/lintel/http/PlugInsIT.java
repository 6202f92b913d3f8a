package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Form;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Built;
import org.lintel.test.Server;

/** Two samples in a server: a grant (RFC 7523) and a client authentication method of somebody else. Nimbus makes what is sent to them. */
@Tag("http")
@Tag("portability")
class PlugInsIT {

    private static final String HR = "https://hr.example";
    private static final String GATEWAY = "https://gateway.example";
    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final JWK HR_KEY = key("hr");
    private static final JWK GATEWAY_KEY = key("gateway");
    private static final JWK STRANGER = key("hr");
    private static final App PORTAL = Apps.named("bearer-portal");

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Files.createDirectories(Built.own("plug-ins"));
        Path issuers = Files.writeString(folder.resolve("issuers.json"), JSONObjectUtils.toJSONString(Map.of(HR, publicKeys(HR_KEY))));
        Path gateway = Files.writeString(folder.resolve("gateway.json"), JSONObjectUtils.toJSONString(publicKeys(GATEWAY_KEY)));
        server = Server.named("plug-ins").plugin(sample("jwt-bearer-grant")).plugin(sample("gateway-authentication"))
                .settings(Map.of("lintel.configuration", Lintel.configuration().toString(), "jwt-bearer.issuers", issuers.toString(),
                        "gateway.issuer", GATEWAY, "gateway.jwks", gateway.toString()))
                .start();
    }

    private static Path sample(String name) {
        Path plugin = Built.target("samples/" + name + "/target/" + name + ".jar");
        assertThat(plugin).as("built by the samples' own build, before these tests").exists();
        return plugin;
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void bothShowUpByThemselves() throws Exception {
        var provider = OIDCProviderMetadata.resolve(new Issuer(server.address()));
        assertThat(provider.getGrantTypes()).contains(GrantType.JWT_BEARER, GrantType.AUTHORIZATION_CODE);
        assertThat(provider.getTokenEndpointAuthMethods()).extracting(Object::toString).contains("gateway_jwt", "client_secret_basic",
                "none");
        assertThat(provider.getIntrospectionEndpointAuthMethods()).extracting(Object::toString).contains("gateway_jwt");
        assertThat(server.log())
                .containsPattern("GrantType: .*org\\.lintel\\.samples\\.jwtbearer\\.JwtBearerGrant \\(from jwt-bearer-grant\\.jar\\)")
                .containsPattern(
                        "ClientAuthenticator: .*org\\.lintel\\.samples\\.gateway\\.GatewayJwt \\(from gateway-authentication\\.jar\\)");
    }

    @Duty("RFC 6749 4.5 extension")
    @Test
    void anAssertionBuysTokensOfItsSubject() throws Exception {
        var tokens = ((OIDCTokenResponse) send(bearer(assertion(claims -> {})), "openid api offline_access").toSuccessResponse())
                .getOIDCTokens();
        Map<String, Object> claims = Jwt.claims(tokens.getAccessToken().getValue());
        assertThat(claims).containsEntry("sub", "alice-1").containsEntry("idp", HR).containsEntry("client_id", "bearer-portal");
        assertThat(tokens.getIDToken().getJWTClaimsSet().getSubject()).isEqualTo("alice-1");
        Answer info = Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.getAccessToken().getValue());
        assertThat(info.text("sub")).isEqualTo("alice-1");

        var renewed = send(new RefreshTokenGrant(tokens.getRefreshToken()), null).toSuccessResponse().getTokens();
        assertThat(Jwt.claims(renewed.getAccessToken().getValue())).containsEntry("sub", "alice-1").containsEntry("grant_id",
                claims.get("grant_id"));
        var back = Answer.post(server.at("/connect/revocation"), Map.of("token", renewed.getRefreshToken().getValue()),
                "Authorization", App.basic("bearer-portal", "bearer-portal-secret"));
        assertThat(back.status()).isEqualTo(200);
        assertThat(Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.getAccessToken().getValue()).status())
                .as("what a plug-in grants can be taken back like anything else").isEqualTo(401);
    }

    static Stream<Arguments> wrong() {
        Instant now = Instant.now();
        return Stream.of(
                wrong("another issuer", HR_KEY, claims -> claims.issuer("https://evil.example")),
                wrong("no issuer", HR_KEY, claims -> claims.issuer(null)),
                wrong("another key", STRANGER, claims -> {}),
                wrong("the gateway's key", GATEWAY_KEY, claims -> {}),
                wrong("nobody", HR_KEY, claims -> claims.subject(null)),
                wrong("somebody who is not there", HR_KEY, claims -> claims.subject("nobody-1")),
                wrong("somebody who is disabled", HR_KEY, claims -> claims.subject("fiona-1")),
                wrong("another audience", HR_KEY, claims -> claims.audience("https://other.example")),
                wrong("two audiences", HR_KEY, claims -> claims.audience(List.of(server.address(), "https://other.example"))),
                wrong("no audience", HR_KEY, claims -> claims.audience((String) null)),
                wrong("expired", HR_KEY, claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))),
                wrong("for a day", HR_KEY, claims -> claims.expirationTime(Date.from(now.plusSeconds(86_400)))),
                wrong("for ever", HR_KEY, claims -> claims.expirationTime(null)),
                wrong("not yet", HR_KEY, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                wrong("without an id", HR_KEY, claims -> claims.jwtID(null)));
    }

    private static Arguments wrong(String what, JWK key, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(what, key, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void t9_anAssertionThatIsWrongBuysNothing(String what, JWK key, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var refused = send(bearer(signed(key, HR, "alice-1", null, change)), "api").toErrorResponse().getErrorObject();
        assertThat(refused.getCode()).isEqualTo("invalid_grant");
        assertThat(refused.getHTTPStatusCode()).isEqualTo(400);
    }

    @Test
    void t9_oneThatIsUsedAgainOrNotSignedOrOfAnotherTypeBuysNothing() throws Exception {
        SignedJWT once = assertion(claims -> {});
        send(bearer(once), "api").toSuccessResponse();
        isInvalidGrant(once.serialize());
        String[] parts = assertion(claims -> {}).serialize().split("\\.");
        isInvalidGrant(parts[0] + "." + parts[1] + ".");
        isInvalidGrant("eyJhbGciOiJub25lIn0." + parts[1] + ".");
        isInvalidGrant(parts[0] + "." + parts[1] + "x." + parts[2]);
        isInvalidGrant("nonsense");
        isInvalidGrant(signed(HR_KEY, HR, "alice-1", "at+jwt", claims -> {}).serialize());
        send(bearer(signed(HR_KEY, HR, "alice-1", "authorization-grant+jwt", claims -> {})), "api").toSuccessResponse();
        PORTAL.token(server, Map.of("grant_type", JWT_BEARER)).isError("invalid_request");
        assertThat(server.log()).contains("it has been used before").doesNotContain(once.serialize());
    }

    @Duty("RFC 6749 4.5 extension")
    @Test
    void t6_aPlugInsGrantIsForWhomItWasGivenTo() {
        String assertion = assertion(claims -> {}).serialize();
        App.QUICK.token(server, Map.of("grant_type", JWT_BEARER, "assertion", assertion)).isError("unauthorized_client");
        PORTAL.token(server, Map.of("grant_type", JWT_BEARER, "assertion", assertion)).hasTokens();
    }

    /** The plug-in passes on what is asked for. */
    @Test
    void t6_noGrantGivesMoreThanTheClientMayHave() {
        for (String scope : List.of("orders", "api unknown", "openid profile")) {
            PORTAL.token(server, Map.of("grant_type", JWT_BEARER, "assertion", assertion(claims -> {}).serialize(), "scope", scope))
                    .isError("invalid_scope");
        }
    }

    @Test
    void t7_whomTheGatewayKnowsGetsIn() throws Exception {
        // its own TokenRequest knows no such method
        var request = new HTTPRequest(HTTPRequest.Method.POST, endpoint());
        request.setContentType("application/x-www-form-urlencoded");
        request.setBody(Form.encode(form("client_id", "behind-gateway")));
        request.setHeader("Gateway-Assertion", statement("behind-gateway"));
        var tokens = parsed(request).toSuccessResponse().getTokens();
        assertThat(Jwt.claims(tokens.getAccessToken().getValue())).containsEntry("client_id", "behind-gateway");
    }

    @Test
    void t7_t13_whatTheGatewayHasNotSignedForThisClientIsNothing() {
        String used = statement("behind-gateway");
        gateway(used, "client_id", "behind-gateway").hasTokens();
        gateway(used, "client_id", "behind-gateway").isError("invalid_client");
        gateway(statement("only-basic"), "client_id", "behind-gateway").isError("invalid_client");
        gateway(signed(STRANGER, GATEWAY, "behind-gateway", null, claims -> {}).serialize(), "client_id", "behind-gateway")
                .isError("invalid_client");
        gateway(signed(HR_KEY, HR, "behind-gateway", null, claims -> {}).serialize(), "client_id", "behind-gateway")
                .isError("invalid_client");
        gateway("behind-gateway", "client_id", "behind-gateway").isError("invalid_client");
        gateway(statement("behind-gateway")).isError("invalid_request");
    }

    @Test
    void t7_aClientGetsInByTheMethodsThatItIsRegisteredForOnly() {
        gateway(statement("only-basic"), "client_id", "only-basic").isError("invalid_client");
        gateway(statement("service"), "client_id", "service").isError("invalid_client");
        Answer.post(server.at("/connect/token"), form(), "Authorization", App.basic("behind-gateway", "behind-gateway-secret"))
                .isError("invalid_client");
        Answer.post(server.at("/connect/token"), form("client_id", "behind-gateway")).isError("invalid_client");
    }

    @Test
    void t7_twoMethodsAtOnceAreRefusedWhicheverTheyAre() {
        String basic = App.basic("behind-gateway", "behind-gateway-secret");
        Answer.post(server.at("/connect/token"), form("client_id", "behind-gateway"), "Authorization", basic,
                "Gateway-Assertion", statement("behind-gateway")).isError("invalid_client");
        gateway(statement("behind-gateway"), "client_id", "behind-gateway", "client_secret", "behind-gateway-secret")
                .isError("invalid_client");
        gateway(statement("behind-gateway"), "client_id", "behind-gateway").hasTokens();
    }

    private static Answer gateway(String statement, String... form) {
        return Answer.post(server.at("/connect/token"), form(form), "Gateway-Assertion", statement);
    }

    private static Map<String, String> form(String... more) {
        var form = new java.util.LinkedHashMap<>(Map.of("grant_type", "client_credentials", "scope", "api"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private static void isInvalidGrant(String assertion) {
        PORTAL.token(server, Map.of("grant_type", JWT_BEARER, "assertion", assertion, "scope", "api")).isError("invalid_grant");
    }

    private static TokenResponse send(AuthorizationGrant grant, String scope) throws Exception {
        var authentication = new ClientSecretBasic(new ClientID("bearer-portal"), new Secret("bearer-portal-secret"));
        return parsed(new TokenRequest(endpoint(), authentication, grant, scope == null ? null : Scope.parse(scope)).toHTTPRequest());
    }

    private static TokenResponse parsed(HTTPRequest request) throws Exception {
        return OIDCTokenResponseParser.parse(request.send());
    }

    private static URI endpoint() {
        return server.at("/connect/token");
    }

    private static JWTBearerGrant bearer(SignedJWT assertion) {
        return new JWTBearerGrant(assertion);
    }

    private static SignedJWT assertion(Consumer<JWTClaimsSet.Builder> change) {
        return signed(HR_KEY, HR, "alice-1", null, change);
    }

    private static String statement(String clientId) {
        return signed(GATEWAY_KEY, GATEWAY, clientId, null, claims -> {}).serialize();
    }

    private static SignedJWT signed(JWK key, String issuer, String subject, String type, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder().issuer(issuer).subject(subject).audience(server.address())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(60)));
        change.accept(claims);
        try {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                    .type(type == null ? null : new JOSEObjectType(type)).build(), claims.build());
            jwt.sign(new DefaultJWSSignerFactory().createJWSSigner(key, JWSAlgorithm.ES256));
            return jwt;
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> publicKeys(JWK key) {
        return new JWKSet(key.toPublicJWK()).toJSONObject();
    }

    private static JWK key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

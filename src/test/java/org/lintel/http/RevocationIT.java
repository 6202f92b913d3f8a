package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.flow.Once;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A client gives tokens back (RFC 7009), and asks about its refresh tokens (RFC 7662). */
@Tag("http")
@Tag("stores")
@Once
class RevocationIT {

    private static final String OFFLINE = "openid api offline_access";
    private static final App RENEW = Apps.named("renew").with("scope", OFFLINE);
    private static final App OTHER = Apps.named("renew-other").with("scope", OFFLINE);
    private static final App PUBLIC = new App("renew-browser", null, Apps.named("renew-browser").with("scope", OFFLINE).parameters());
    private static final App MACHINE = new App("renew-machine", "renew-machine-secret", Map.of());
    private static final App SERVICE = new App("service", "service-secret", Map.of());

    private final Server server = Lintel.server();

    @Duty({"RFC 7009 2 refresh-tokens", "RFC 7009 2.1 hint", "RFC 7009 2.1 immediate", "RFC 7009 2.1 family"})
    @ParameterizedTest
    @ValueSource(strings = {"", "refresh_token", "access_token", "id_token", "nonsense"})
    void t17_withTheRefreshTokenGoesEverythingWhateverTheHint(String hint) {
        Answer tokens = tokens(RENEW);
        Answer renewed = refresh(RENEW, tokens);
        Map<String, String> form = new LinkedHashMap<>(Map.of("token", renewed.text("refresh_token")));
        if (!hint.isEmpty()) {
            form.put("token_type_hint", hint);
        }
        isDone(revoke(RENEW, form));
        isRevoked(RENEW, tokens);
        isRevoked(RENEW, renewed);
    }

    @Test
    void t17_aUsedRefreshTokenWillDoAsWell() {
        Answer tokens = tokens(RENEW);
        Answer renewed = refresh(RENEW, tokens);
        isDone(revoke(RENEW, tokens.text("refresh_token")));
        isRevoked(RENEW, renewed);
    }

    @Duty({"RFC 7009 2 refresh-tokens", "RFC 7009 2.1 refresh-too"})
    @Test
    void t17_withAnAccessTokenGoesEverythingToo() {
        for (App app : List.of(RENEW, PUBLIC)) {
            Answer tokens = tokens(app);
            isDone(revoke(app, tokens.text("access_token")));
            isRevoked(app, tokens);
        }
    }

    @Duty({"RFC 7009 2.1 own-tokens", "RFC 7009 2.2 invalid-tokens"})
    @Test
    void t17_anotherClientsTokenAndNoTokenAtAllAreAnsweredAlikeAndNothingHappens() {
        Answer tokens = tokens(RENEW);
        for (App app : List.of(OTHER, PUBLIC)) {
            isDone(revoke(app, tokens.text("refresh_token")));
            isDone(revoke(app, tokens.text("access_token")));
            isDone(revoke(app, tokens.text("id_token")));
            isDone(revoke(app, "unknown"));
            isDone(revoke(app, "a.b.c"));
        }
        assertThat(userInfo(tokens)).isEqualTo(200);
        refresh(RENEW, tokens);
    }

    @Duty("RFC 7009 2.2 invalid-tokens")
    @Test
    void t17_whatWasRevokedIsRevokedAgainWithoutAnError() {
        Answer tokens = tokens(RENEW);
        isDone(revoke(RENEW, tokens.text("refresh_token")));
        isDone(revoke(RENEW, tokens.text("refresh_token")));
        isDone(revoke(RENEW, tokens.text("access_token")));
    }

    @Test
    void t17_otherAuthorizationsOfTheSameUserStay() {
        Answer here = tokens(RENEW);
        Answer there = tokens(RENEW);
        isDone(revoke(RENEW, here.text("refresh_token")));
        assertThat(userInfo(there)).isEqualTo(200);
        refresh(RENEW, there);
    }

    @Test
    void aReferenceThatAClientHasForItselfIsForgotten() {
        String token = MACHINE.token(server, Map.of("grant_type", "client_credentials")).hasTokens().text("access_token");
        assertThat(introspect(MACHINE, token).getBoolean("active")).isTrue();
        isDone(revoke(MACHINE, token));
        assertThat(introspect(MACHINE, token).getBoolean("active")).isFalse();
    }

    /** Better than to say that something is done (RFC 7009 §2.2.1). */
    @Duty("RFC 7009 2.2.1 unsupported-token-type")
    @Test
    void aJwtThatAClientHasForItselfCannotBeRevokedAndTheClientIsTold() {
        String token = SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "api")).hasTokens().text("access_token");
        revoke(SERVICE, token).isError("unsupported_token_type");
        isDone(revoke(RENEW, token));
    }

    @Duty("RFC 7009 2.1 authenticated")
    @Test
    void t7_theClientAuthenticatesAsAtTheTokenEndpoint() {
        Answer tokens = tokens(RENEW);
        Map<String, String> form = Map.of("token", tokens.text("refresh_token"));
        revoke(new App("renew", "wrong", Map.of()), form).isError("invalid_client");
        revoke(new App("renew", null, Map.of()), form).isError("invalid_client");
        Answer.post(server.at("/connect/revocation"), form).isError("invalid_client");
        assertThat(userInfo(tokens)).isEqualTo(200);
        revoke(RENEW, Map.of()).isError("invalid_request");
        Answer.post(server.at("/connect/revocation"), "token=a&token=b", "Authorization", App.basic("renew", "renew-secret"))
                .isError("invalid_request");
        isDone(Answer.post(server.at("/connect/revocation"), Map.of("token", tokens.text("refresh_token"), "client_id", "renew",
                "client_secret", "renew-secret")));
        isRevoked(RENEW, tokens);
    }

    @Duty("RFC 7009 2.1 post")
    @Test
    void s21_thereIsNoGet() {
        Answer answer = Answer.get(server.at("/connect/revocation?token=x&client_id=renew-browser"));
        assertThat(answer.status()).isEqualTo(405);
    }

    @Duty("RFC 7009 2.3 cors")
    @Test
    void h13_scriptsOfRegisteredOriginsMayRevoke() {
        Answer tokens = tokens(PUBLIC);
        Answer answer = Answer.post(server.at("/connect/revocation"), Map.of("token", tokens.text("refresh_token"), "client_id",
                "renew-browser"), "Origin", "https://renew-browser.example");
        isDone(answer);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://renew-browser.example");
        assertThat(Answer.post(server.at("/connect/revocation"), Map.of("token", "x", "client_id", "renew-browser"),
                "Origin", "https://evil.example").header("Access-Control-Allow-Origin")).isNull();
        isRevoked(PUBLIC, tokens);
    }

    @Duty("RFC 7009 2 discoverable")
    @Test
    void h8_discoveryNamesTheEndpointTheMethodsAndTheGrant() {
        JsonObject metadata = Answer.get(server.at("/.well-known/openid-configuration")).json();
        assertThat(metadata.getString("revocation_endpoint")).isEqualTo(server.address() + "/connect/revocation");
        assertThat(metadata.getJsonArray("revocation_endpoint_auth_methods_supported"))
                .isEqualTo(metadata.getJsonArray("token_endpoint_auth_methods_supported"));
        assertThat(metadata.getJsonArray("grant_types_supported").toString()).contains("\"refresh_token\"");
    }

    @Duty("RFC 7662 2.1 hint")
    @Test
    void t16_ofARefreshTokenItsClientLearnsAndNobodyElse() {
        Answer tokens = tokens(RENEW);
        String token = tokens.text("refresh_token");
        JsonObject known = introspect(RENEW, token);
        assertThat(known.getBoolean("active")).isTrue();
        assertThat(known.getString("client_id")).isEqualTo("renew");
        assertThat(known.getString("sub")).isEqualTo("alice-1");
        assertThat(known.getString("scope")).isEqualTo(OFFLINE);
        assertThat(known.getString("iss")).isEqualTo(server.address());
        assertThat(known.getJsonNumber("exp").longValue() - known.getJsonNumber("iat").longValue()).isEqualTo(2592000);
        assertThat(known).doesNotContainKey("token_type");
        isUnknown(introspect(OTHER, token));
        isUnknown(introspect(new App("api", "api-secret", Map.of()), token));

        Answer renewed = refresh(RENEW, tokens);
        isUnknown(introspect(RENEW, token));
        assertThat(introspect(RENEW, renewed.text("refresh_token")).getBoolean("active")).isTrue();
        isDone(revoke(RENEW, renewed.text("refresh_token")));
        isUnknown(introspect(RENEW, renewed.text("refresh_token")));
    }

    /** An API that has the name of a client must not take a refresh token for an access token. */
    @Test
    void t16_anApiWithTheNameOfAClientLearnsNothing() {
        App app = Apps.named("confused-renew").with("scope", OFFLINE);
        String token = tokens(app).text("refresh_token");
        isUnknown(introspect(new App("confused-renew", "api-secret", Map.of()), token));
    }

    private Answer tokens(App app) {
        return app.redeem(server, Lintel.browser().authorize(app).signIn("alice").code()).hasTokens();
    }

    private Answer refresh(App app, Answer tokens) {
        return app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).hasTokens();
    }

    private Answer revoke(App app, String token) {
        return revoke(app, Map.of("token", token));
    }

    private Answer revoke(App app, Map<String, String> form) {
        if (app.secret() != null) {
            return Answer.post(server.at("/connect/revocation"), form, "Authorization", App.basic(app.clientId(), app.secret()));
        }
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", app.clientId());
        return Answer.post(server.at("/connect/revocation"), all);
    }

    private JsonObject introspect(App app, String token) {
        return Answer.post(server.at("/connect/introspect"), Map.of("token", token),
                "Authorization", App.basic(app.clientId(), app.secret())).json();
    }

    private void isRevoked(App app, Answer tokens) {
        assertThat(userInfo(tokens)).isEqualTo(401);
        app.token(server, Map.of("grant_type", "refresh_token", "refresh_token", tokens.text("refresh_token"))).isError("invalid_grant");
    }

    private int userInfo(Answer tokens) {
        return Answer.get(server.at("/connect/userinfo"), "Authorization", "Bearer " + tokens.text("access_token")).status();
    }

    private static void isDone(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    private static void isUnknown(JsonObject answer) {
        assertThat(answer).hasToString("{\"active\":false}");
    }
}

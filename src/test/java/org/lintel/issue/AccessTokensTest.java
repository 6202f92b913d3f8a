package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Client.SubjectType;
import org.lintel.model.ClientBuilder;
import org.lintel.model.ClientTokens.AccessTokenType;
import org.lintel.model.Confirmation;
import org.lintel.model.Constraints;
import org.lintel.model.Session;

/** What an access token says, and how long it is one: as a JWT and as a reference. */
class AccessTokensTest {

    private static final Map<String, Client> CLIENTS = Map.of("jwt", client("jwt").build(),
            "reference", client("reference").accessTokenType(AccessTokenType.REFERENCE).build(),
            "pairwise", client("pairwise").subjectType(SubjectType.PAIRWISE).redirectUris("https://shop.example/back").build(),
            "chatty", client("chatty").alwaysSendClientClaims(true).clientClaimsPrefix("")
                    .claims(Claims.of("cnf", Map.of("jkt", "made up"), "tier", "gold")).build());
    private static final Issuing ISSUING = new Issuing(CLIENTS.values().toArray(Client[]::new));

    private final AccessTokens accessTokens = ISSUING.bean(AccessTokens.class);
    private final Session session = ISSUING.signIn("alice");

    @AfterAll
    static void stop() {
        ISSUING.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "reference"})
    void bothKindsSayTheSame(String client) {
        AccessToken token = read(issued(client, Constraints.NONE, "openid", "orders"));
        assertThat(token.claims()).containsEntry("iss", Issuing.ISSUER).containsEntry("aud", "https://orders.example")
                .containsEntry("sub", "alice").containsEntry("client_id", client).containsEntry("scope", "openid orders")
                .containsEntry("iat", ISSUING.now().getEpochSecond()).containsEntry("exp", ISSUING.now().getEpochSecond() + 3600)
                .containsEntry("sid", session.sid()).containsEntry("amr", List.of("pwd")).containsEntry("name", "Alice");
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.confirmation()).isEqualTo(Confirmation.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "reference"})
    void theTypeFollowsFromTheConfirmation(String client) {
        NewAccessToken bound = issued(client, Constraints.NONE.boundTo(Confirmation.key("thumbprint")), "api");
        assertThat(bound.type()).isEqualTo("DPoP");
        assertThat(read(bound).confirmation()).isEqualTo(Confirmation.key("thumbprint"));
        assertThat(issued(client, Constraints.NONE.boundTo(Confirmation.certificate("print")), "api").type()).isEqualTo("Bearer");
    }

    @Test
    void theResourcesThatWereAskedForAreItsAudience() {
        assertThat(audience("https://a.example/")).isEqualTo("https://a.example/");
        assertThat(audience("https://a.example/", "https://b.example/")).isEqualTo(List.of("https://a.example/", "https://b.example/"));
        assertThat(audience()).isEqualTo("https://orders.example");
    }

    @Test
    void t12_nothingThatSomebodySaysAboutSomebodyBindsAToken() {
        NewAccessToken token = issued("chatty", Constraints.NONE, "orders");
        assertThat(token.type()).isEqualTo("Bearer");
        assertThat(read(token).claims()).doesNotContainKey("cnf").containsEntry("tier", "gold").containsEntry("name", "Alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "reference"})
    void api3_itIsNothingAnyMoreWhenItsTimeHasCome(String client) {
        NewAccessToken token = issued(client, Constraints.NONE, "api");
        ISSUING.pass(Duration.ofSeconds(3599));
        assertThat(accessTokens.read(token.value())).isPresent();
        ISSUING.pass(Duration.ofSeconds(1));
        assertThat(accessTokens.read(token.value())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "reference"})
    void norWhenItsClientGivesItBack(String client) {
        NewAccessToken token = issued(client, Constraints.NONE, "api");
        accessTokens.revoke(CLIENTS.get("chatty"), token.value());
        assertThat(accessTokens.read(token.value())).as("another client has no say").isPresent();
        accessTokens.revoke(CLIENTS.get(client), token.value());
        assertThat(accessTokens.read(token.value())).isEmpty();
    }

    @Test
    void aPairwiseClientKnowsAUserByAnotherNameAndWeKnowWhoThatIs() {
        AccessToken token = read(issued("pairwise", Constraints.NONE, "openid"));
        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.claims().get("sub")).isNotEqualTo("alice");
        assertThat(token.claims().get("sid")).isNotEqualTo(session.sid());
        assertThat(token.claims().toString()).doesNotContain("alice").doesNotContain("lintel_user");
    }

    @Test
    void t9_whatIsSignedForSomethingElseIsNoAccessToken() {
        TokenResponse response = ISSUING.bean(Tokens.class).issue(CLIENTS.get("jwt"), Issuing.authorization(CLIENTS.get("jwt"), session,
                "openid"), "test");
        String jwt = response.accessToken().value();
        assertThat(accessTokens.read(response.idToken())).isEmpty();
        assertThat(accessTokens.read(jwt.substring(0, jwt.length() - 4) + "AAAA")).isEmpty();
        assertThat(accessTokens.read("nonsense")).isEmpty();
    }

    private Object audience(String... resources) {
        return read(issued("jwt", Constraints.NONE.at(List.of(resources)), "orders")).claims().get("aud");
    }

    private AccessToken read(NewAccessToken token) {
        return accessTokens.read(token.value()).orElseThrow();
    }

    private NewAccessToken issued(String client, Constraints constraints, String... scopes) {
        return ISSUING.bean(Tokens.class).issue(CLIENTS.get(client),
                Issuing.authorization(CLIENTS.get(client), session, scopes).with(constraints), "test").accessToken();
    }

    private static ClientBuilder client(String clientId) {
        return Client.builder(clientId).allowedScopes("openid", "api", "orders");
    }
}

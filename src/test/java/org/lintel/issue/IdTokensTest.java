package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lintel.model.Client;
import org.lintel.model.RequestedClaims;
import org.lintel.model.Session;
import org.lintel.spi.UserStore;

/** What an id_token says, and whom it may be a hint at. */
class IdTokensTest {

    private static final Client MAIL = Client.builder("mail").allowedScopes("openid", "profile").build();
    private static final Issuing ISSUING = new Issuing(MAIL);

    private final IdTokens idTokens = ISSUING.bean(IdTokens.class);
    private final Session session = ISSUING.signIn("alice");

    @AfterAll
    static void stop() {
        ISSUING.close();
    }

    @Test
    void si6_theProtocolClaimsAreThere() throws Exception {
        TokenResponse response = issued("openid");
        Map<String, Object> claims = ISSUING.claims(response.idToken(), "JWT");
        assertThat(claims).containsEntry("iss", Issuing.ISSUER).containsEntry("sub", "alice").containsEntry("aud", "mail")
                .containsEntry("iat", ISSUING.now().getEpochSecond()).containsEntry("exp", ISSUING.now().getEpochSecond() + 300)
                .containsEntry("auth_time", session.authTime().getEpochSecond()).containsEntry("amr", List.of("pwd"))
                .containsEntry("sid", session.sid()).containsEntry("nonce", "nonce");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(response.accessToken().value().getBytes(StandardCharsets.US_ASCII));
        assertThat(claims.get("at_hash")).as("the left half of the hash")
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)));
    }

    @Test
    void x51_besideAnAccessTokenItHasNoClaimThatUserinfoTells() {
        assertThat(ISSUING.claims(issued("openid", "profile").idToken(), "JWT")).doesNotContainKey("name");
        assertThat(ISSUING.claims(alone("openid", "profile"), "JWT")).as("alone it has them").containsEntry("name", "Alice");
    }

    @Test
    void aHintIsOneForEverAndOfThisIssuer() {
        TokenResponse response = issued("openid");
        ISSUING.pass(Duration.ofDays(30));
        assertThat(idTokens.hint(response.idToken())).hasValueSatisfying(claims -> assertThat(claims).containsEntry("sub", "alice"));
        assertThat(idTokens.hint(response.accessToken().value())).as("an access token is no hint").isEmpty();
        assertThat(idTokens.hint("a.b.c")).isEmpty();
    }

    private TokenResponse issued(String... scopes) {
        return ISSUING.bean(Tokens.class).issue(MAIL,
                Issuing.authorization(MAIL, session, scopes).asking(RequestedClaims.NONE, "nonce"), "test");
    }

    private String alone(String... scopes) {
        var asked = new FrontChannel(Set.of("id_token"), Issuing.authorization(MAIL, session, scopes),
                ISSUING.bean(UserStore.class).find("alice").orElseThrow(), new Ground(session.key(), null), null, null);
        return ISSUING.bean(Tokens.class).issue(MAIL, asked).idToken();
    }
}

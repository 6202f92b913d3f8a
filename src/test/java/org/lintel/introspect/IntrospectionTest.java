package org.lintel.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.lintel.issue.Issuing;
import org.lintel.issue.TokenResponse;
import org.lintel.issue.Tokens;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Confirmation;
import org.lintel.model.Constraints;
import org.lintel.model.Session;
import org.lintel.spec.Duty;

/** What those who may ask are told about a token. */
class IntrospectionTest {

    private static final Client MAIL = Client.builder("mail").allowedGrantTypes("authorization_code", "refresh_token")
            .allowedScopes("openid", "api", "orders", "offline_access").build();
    private static final Client SHOP = Client.builder("shop").build();
    private static final Issuing ISSUING = new Issuing(
            List.of(Introspection.class, ProtectedResources.class, TokenParties.class, IntrospectionCustomizers.class), MAIL, SHOP);
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final Introspection introspection = ISSUING.bean(Introspection.class);
    private final Session session = ISSUING.signIn("alice");

    @AfterAll
    static void stop() {
        ISSUING.close();
    }

    @Duty({"RFC 7662 2.2 by-asker", "RFC 7662 2.2 not-for-asker"})
    @Test
    void t16_eachSeesWhatConcernsIt() {
        String token = issued(authorization("openid", "api", "orders")).accessToken().value();
        assertThat(introspection.answer("mail", token)).containsEntry("active", true).containsEntry("scope", "openid api orders")
                .containsEntry("name", "Alice").containsEntry("token_type", "Bearer");
        assertThat(introspection.answer("https://orders.example", token)).containsEntry("scope", "orders").containsEntry("name", "Alice");
        assertThat(introspection.answer("api", token)).as("a claim that is there for another API").containsEntry("scope", "api")
                .doesNotContainKey("name");
        assertThat(introspection.answer("shop", token)).isEqualTo(INACTIVE);
        String forOrders = issued(authorization("openid", "orders")).accessToken().value();
        assertThat(introspection.answer("api", forOrders)).as("without a scope of the asker").isEqualTo(INACTIVE);
    }

    @Test
    void whatATokenIsBoundToIsToldToEverybodyWhoMayAsk() {
        var constraints = Constraints.NONE.boundTo(Confirmation.key("thumbprint")).at(List.of("https://orders.example"))
                .allowing(List.of(Claims.of("type", "payment"))).usedBy(Claims.of("sub", "assistant"));
        String token = issued(authorization("orders").with(constraints)).accessToken().value();
        for (String asker : List.of("mail", "https://orders.example", "orders")) {
            assertThat(introspection.answer(asker, token)).containsEntry("token_type", "DPoP")
                    .containsEntry("cnf", Map.of("jkt", "thumbprint")).containsEntry("act", Map.of("sub", "assistant"))
                    .containsEntry("authorization_details", List.of(Map.of("type", "payment")));
        }
    }

    @Test
    void t16_aRefreshTokenIsItsClientsBusinessAlone() {
        String token = issued(authorization("api", "offline_access")).refreshToken();
        assertThat(introspection.answer("mail", token)).containsEntry("active", true).containsEntry("sub", "alice")
                .containsEntry("iat", ISSUING.now().getEpochSecond()).doesNotContainKey("token_type");
        assertThat(introspection.answer("api", token)).isEqualTo(INACTIVE);
        assertThat(introspection.answer("shop", token)).isEqualTo(INACTIVE);
    }

    @Duty({"RFC 7662 2.2 inactive", "RFC 7662 4 all-checks"})
    @Test
    void api3_everyKindOfNoIsTheSameAnswer() {
        TokenResponse tokens = issued(Issuing.authorization(MAIL, ISSUING.signIn("bob"), "openid", "api"));
        assertThat(introspection.answer("mail", tokens.idToken())).isEqualTo(INACTIVE);
        for (String none : List.of("nonsense", "a.b.c", tokens.accessToken().value() + "x", "x".repeat(60_000))) {
            assertThat(introspection.answer("mail", none)).isEqualTo(INACTIVE);
        }
        assertThat(introspection.answer("mail", tokens.accessToken().value())).containsEntry("active", true);
        ISSUING.leaves("bob");
        assertThat(introspection.answer("mail", tokens.accessToken().value())).as("the user is gone").isEqualTo(INACTIVE);
        String late = issued(authorization("api")).accessToken().value();
        ISSUING.pass(Duration.ofHours(1));
        assertThat(introspection.answer("mail", late)).as("it has expired").isEqualTo(INACTIVE);
    }

    private Authorization authorization(String... scopes) {
        return Issuing.authorization(MAIL, session, scopes);
    }

    private static TokenResponse issued(Authorization authorization) {
        return ISSUING.bean(Tokens.class).issue(MAIL, authorization, "test");
    }
}

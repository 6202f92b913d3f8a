package org.lintel.endsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.issue.IdTokens;
import org.lintel.issue.SubjectsOf;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.LogoutMessage;
import org.lintel.model.Parameters;
import org.lintel.model.Session;
import org.lintel.oauth.LimitsOf;
import org.lintel.spec.Duty;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UserStore;

class EndSessionRulesTest {

    private static final Session SESSION = new Session("key", "sid", "https://id.example", "1", Instant.EPOCH, List.of("pwd"), null,
            "local", List.of(),
            Set.of("shop"), Instant.EPOCH, Instant.EPOCH, Instant.MAX, false, "", "state");

    private final Configured configured = Configured.withNothing();
    private Client shop = Client.builder("shop").postLogoutRedirectUris("https://shop.example/bye").build();

    @AfterEach
    void restore() {
        configured.close();
    }

    @Test
    void o10_whoHasProvenToMeanThisSessionNeedNotAsk() {
        LogoutMessage message = read(SESSION, "id_token_hint", "1 sid shop", "ui_locales", "de en");

        assertThat(message).isEqualTo(new LogoutMessage("sid", "1", "shop", null, true, false, "de en"));
    }

    @Test
    void o10_theOperatorMayWantEverybodyToBeAsked() {
        configured.and(Setting.SIGN_OUT_PROMPT, "true");
        LogoutMessage message = read(SESSION, "id_token_hint", "1 sid shop");

        assertThat(message.prompt()).isTrue();
        assertThat(message.authenticated()).as("and may have the browser back").isTrue();
    }

    @Test
    void o10_soMayTheClient() {
        shop = Client.builder("shop").requireSignOutPrompt(true).build();

        assertThat(read(SESSION, "id_token_hint", "1 sid shop").prompt()).isTrue();
    }

    @Duty("RP-Initiated Logout 2 client-id-matches")
    @Test
    void o10_l3_aHintForAnythingElseProvesNothing() {
        for (String hint : List.of("2 sid shop", "1 other shop", "1 sid unknown", "2 other shop")) {
            LogoutMessage message = read(SESSION, "id_token_hint", hint);

            assertThat(message.authenticated()).as(hint).isFalse();
            assertThat(message.prompt()).as(hint).isTrue();
        }
        assertThat(read(SESSION, "client_id", "shop").authenticated()).isFalse();
        assertThat(read(SESSION, "id_token_hint", "1 sid shop", "client_id", "other").authenticated()).isFalse();
    }

    @Test
    void aClientThatIsNotEnabledIsNobody() {
        shop = Client.builder("shop").enabled(false).postLogoutRedirectUris("https://shop.example/bye").build();

        LogoutMessage message = read(SESSION, "id_token_hint", "1 sid shop", "post_logout_redirect_uri", "https://shop.example/bye");
        assertThat(message).isEqualTo(new LogoutMessage("sid", "1", null, null, false, true, null));
    }

    @Test
    void o10_aLogoutHintMayBeAnyNameOfTheUserOrTheSession() {
        for (String hint : List.of("1", "sid", "bob", "bob.smith@email.com", "+49 1", "bobby")) {
            assertThat(read(SESSION, "id_token_hint", "1 sid shop", "logout_hint", hint).prompt()).as(hint).isFalse();
        }
        for (String hint : List.of("2", "alice", "BOB", "shop")) {
            assertThat(read(SESSION, "id_token_hint", "1 sid shop", "logout_hint", hint).prompt()).as(hint).isTrue();
        }
    }

    /** A pairwise client knows neither the user nor the session by the names that others have for them. */
    @Test
    void o10_theHintOfAPairwiseClientHasItsOwnNames() {
        shop = Client.builder("shop").redirectUris("https://shop.example/callback").subjectType(Client.SubjectType.PAIRWISE).build();

        assertThat(read(SESSION, "id_token_hint", "1@shop.example sid@shop.example shop").authenticated()).isTrue();
        assertThat(read(SESSION, "id_token_hint", "1@shop.example sid@shop.example shop", "logout_hint", "1@shop.example").prompt())
                .isFalse();
        for (String hint : List.of("1 sid shop", "1@shop.example sid shop", "1 sid@shop.example shop",
                "1@other.example sid@other.example shop")) {
            assertThat(read(SESSION, "id_token_hint", hint).authenticated()).as(hint).isFalse();
        }
    }

    @Test
    void o15_withoutASessionTheHintIsEnough() {
        LogoutMessage message = read(null, "id_token_hint", "1 sid shop", "post_logout_redirect_uri", "https://shop.example/bye");

        assertThat(message).isEqualTo(new LogoutMessage(null, null, "shop", "https://shop.example/bye", true, false, null));
    }

    /** A sign-out without a question would leave the user where nobody leads back from. */
    @Test
    void x47_withAnAddressThatIsNotRegisteredTheUserIsAsked() {
        for (String address : List.of("https://shop.example/bye/", "https://shop.example/bye?x=y", "https://evil.example/",
                "x".repeat(3000))) {
            LogoutMessage message = read(SESSION, "id_token_hint", "1 sid shop", "post_logout_redirect_uri", address);
            assertThat(message.returnUri()).isNull();
            assertThat(message.prompt()).as(address).isTrue();
        }
        assertThat(read(SESSION, "id_token_hint", "1 sid shop").prompt()).as("without any").isFalse();
    }

    @Test
    void l2_whatIsTooLongIsLeftOut() {
        LogoutMessage message = read(SESSION, "id_token_hint", "1 sid shop", "post_logout_redirect_uri", "https://shop.example/bye",
                "state", "x".repeat(2049), "ui_locales", "de ".repeat(400));

        assertThat(message.returnUri()).isEqualTo("https://shop.example/bye");
        assertThat(message.uiLocales()).isNull();
    }

    private LogoutMessage read(Session session, String... parameters) {
        var rules = new EndSessionRules();
        rules.idTokens = new Hints();
        rules.clients = ClientStore.of(shop);
        rules.subjects = SubjectsOf.readable();
        rules.users = UserStore.of(LocalUser.builder("1").username("bob").password("secret").claims(Claims.of(
                "email", "bob.smith@email.com", "phone_number", "+49 1", "preferred_username", "bobby")).build());
        rules.settings = configured.settings();
        rules.limits = LimitsOf.configured(configured);
        var asked = new HashMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return rules.read(new Parameters(asked.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())))), Optional.ofNullable(session));
    }

    /** Subject, sid and audience instead of a token: that tokens are verified is shown over HTTP. */
    private static final class Hints extends IdTokens {

        @Override
        public Optional<Map<String, Object>> hint(String idToken) {
            String[] claims = idToken.split(" ");
            return Optional.of(Map.of("sub", claims[0], "sid", claims[1], "aud", claims[2]));
        }
    }
}

package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Client;
import org.lintel.model.Session;

/** What users have let clients do, and what is left of it when they take it back. */
class FamiliesTest {

    private static final Client MAIL = client("mail");
    private static final Client SHOP = client("shop");
    private static final Client ONCE = Client.builder("once").allowedScopes("api").build();

    private final Issuing issuing = new Issuing(MAIL, SHOP, ONCE);
    private final Families families = issuing.bean(Families.class);
    private final Session here = issuing.signIn("alice");
    private final Session there = issuing.signIn("alice");

    @AfterEach
    void stop() {
        issuing.close();
    }

    @Test
    void theyAreListedUntilTheLastTokenHasExpired() {
        give(ONCE, here, "api");
        issuing.pass(Duration.ofMinutes(30));
        give(SHOP, there, "openid", "offline_access");
        assertThat(clients()).containsExactly("once", "shop");
        issuing.pass(Duration.ofMinutes(30).plusSeconds(61));
        assertThat(clients()).as("an access token lives an hour, refresh tokens are for longer").containsExactly("shop");
        assertThat(families.of("bob")).isEmpty();
    }

    @Test
    void l10_aClientLosesAllThatItHas() {
        List<String> mail = List.of(give(MAIL, here, "api"), give(MAIL, there, "api", "offline_access"));
        String shop = give(SHOP, here, "api");
        assertThat(families.revokeClient("alice", "mail")).isTrue();
        assertThat(mail).noneMatch(this::good);
        assertThat(good(shop)).isTrue();
        assertThat(families.revokeClient("alice", "mail")).as("there is nothing left").isFalse();
    }

    @Test
    void l10_aSessionThatEndsTakesAlongWhatWasNotForLonger() {
        String online = give(MAIL, here, "api");
        String offline = give(MAIL, here, "api", "offline_access");
        String elsewhere = give(SHOP, there, "api");
        families.revokeSession(here.sid(), false);
        assertThat(List.of(good(online), good(offline), good(elsewhere))).containsExactly(false, true, true);
        families.revokeSession(here.sid(), true);
        assertThat(List.of(good(offline), good(elsewhere))).containsExactly(false, true);
    }

    @Test
    void l10_whoHasANewPasswordKeepsWhatBelongsToThisSession() {
        String mine = give(MAIL, here, "api");
        String other = give(SHOP, there, "api", "offline_access");
        families.revokeOtherSessions("alice", here.sid());
        assertThat(List.of(good(mine), good(other))).containsExactly(true, false);
    }

    private List<String> clients() {
        return families.of("alice").stream().map(given -> given.authorization().clientId()).toList();
    }

    private boolean good(String token) {
        return issuing.bean(AccessTokens.class).read(token).isPresent();
    }

    private String give(Client client, Session session, String... scopes) {
        return issuing.bean(Tokens.class).issue(client, Issuing.authorization(client, session, scopes), "test").accessToken().value();
    }

    private static Client client(String clientId) {
        return Client.builder(clientId).allowedGrantTypes("authorization_code", "refresh_token")
                .allowedScopes("openid", "api", "offline_access").build();
    }
}

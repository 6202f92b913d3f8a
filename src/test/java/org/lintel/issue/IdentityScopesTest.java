package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.lintel.model.Client;
import org.lintel.model.Scope;
import org.lintel.spec.Duty;
import org.lintel.spi.ScopeStore;

/** Which claims a client may ask for by their names, and what the user is asked about. */
class IdentityScopesTest {

    private static final Client SHOP = Client.builder("shop").allowedScopes("openid", "profile", "email", "all_claims", "orders").build();
    private static final Client MODEST = Client.builder("modest").allowedScopes("openid", "email").build();

    private final IdentityScopes scopes = IdentityScopesOf.store(ScopeStore.of(List.of(Scope.ALL_CLAIMS, Scope.OPENID, Scope.PROFILE,
            Scope.EMAIL, Scope.resource("orders").userClaims("role").build(),
            Scope.identity("gone").enabled(false).userClaims("badge").build())));

    @Test
    void aClaimNeedsTheScopeThatStandsForIt() {
        assertThat(scopes.needed(SHOP, List.of("openid"), List.of("name", "email", "nickname"))).containsExactly("profile", "email");
        assertThat(scopes.needed(SHOP, List.of("openid", "profile"), List.of("name", "email"))).containsExactly("email");
        assertThat(scopes.needed(SHOP, List.of("openid", "profile"), List.of("name"))).isEmpty();
    }

    @Test
    void aScopeForEverythingIsTheLastThatTheUserIsAskedAbout() {
        assertThat(scopes.needed(SHOP, List.of("openid"), List.of("name"))).containsExactly("profile");
        assertThat(scopes.needed(SHOP, List.of("openid"), List.of("role"))).containsExactly("all_claims");
        assertThat(scopes.needed(SHOP, List.of("openid", "all_claims"), List.of("name", "role"))).isEmpty();
    }

    /** Or somebody who asks for {@code auth_time} would make the page ask for everything. */
    @Test
    void noScopeStandsForWhatATokenSaysOfItself() {
        assertThat(scopes.needed(SHOP, List.of("openid"), List.of("sub", "auth_time", "acr", "iss", "aud", "nonce", "sid"))).isEmpty();
        assertThat(scopes.covered(List.of("sub", "acr", "name"), List.of("openid", "all_claims"))).containsExactly("name");
    }

    @Test
    void h14_whatAClientMayNotAskForByScopeItMayNotAskForByName() {
        assertThat(scopes.needed(MODEST, List.of("openid"), List.of("name", "email", "badge", "nonsense"))).containsExactly("email");
        assertThat(scopes.still(MODEST, List.of("name", "email", "badge"))).containsExactly("email");
    }

    /** What a resource scope stands for goes to its API. */
    @Test
    void si9_claimsOfResourcesAreNoClaimsOfTheClient() {
        Client orders = Client.builder("orders").allowedScopes("openid", "orders").build();
        assertThat(scopes.needed(orders, List.of("openid"), List.of("role"))).isEmpty();
        assertThat(scopes.covered(List.of("role"), List.of("openid", "orders"))).isEmpty();
    }

    @Test
    void whatIsCoveredIsUpToTheGrantedScopes() {
        assertThat(scopes.covered(List.of("name", "email", "aud", "iss"), List.of("openid", "profile"))).containsExactly("name");
        assertThat(scopes.covered(List.of("name"), List.of("openid"))).isEmpty();
    }

    @Duty({"Core 5.2 tags", "Core 5.5.2 languages"})
    @Test
    void aLanguageMakesNoDifference() {
        assertThat(scopes.needed(SHOP, List.of("openid"), List.of("family_name#ja-Kana-JP"))).containsExactly("profile");
        assertThat(scopes.covered(List.of("family_name#ja-Kana-JP"), List.of("profile"))).containsExactly("family_name#ja-Kana-JP");
    }
}

package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.model.ClientTokens.AccessTokenType;

class GrantTermsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Client client = Client.builder("shop").accessTokenLifetime(HOUR).identityTokenLifetime(Duration.ofMinutes(5))
            .absoluteRefreshTokenLifetime(Duration.ofDays(7)).build();
    private final GrantTerms registered = GrantTerms.of(client, List.of("openid", "api", "orders"), List.of("urn:api"));

    @Test
    void areWhatTheClientIsRegisteredWith() {
        assertThat(registered).isEqualTo(new GrantTerms(List.of("openid", "api", "orders"), List.of("urn:api"), AccessTokenType.JWT, HOUR,
                Duration.ofMinutes(5), Duration.ofDays(7)));
        assertThat(registered.within(registered)).isEqualTo(registered);
    }

    @Test
    void t6_giveNoMoreThanOthersByWhateverIsAskedFor() {
        GrantTerms generous = registered.scopes(List.of("admin", "orders", "openid")).accessTokenLifetime(Duration.ofDays(365))
                .identityTokenLifetime(Duration.ofDays(365)).refreshTokenLifetime(Duration.ofDays(365));
        assertThat(generous.within(registered)).isEqualTo(registered.scopes(List.of("openid", "orders")));
    }

    @Test
    void mayGiveLess() {
        GrantTerms strict = registered.scopes(List.of("api")).audience(List.of("urn:other", "urn:third"))
                .accessTokenType(AccessTokenType.REFERENCE).accessTokenLifetime(Duration.ofSeconds(1))
                .identityTokenLifetime(Duration.ofSeconds(2)).refreshTokenLifetime(Duration.ofSeconds(3));
        assertThat(strict.within(registered)).isEqualTo(strict);
    }

    @Test
    void areFitForTokens() {
        assertThatIllegalArgumentException().isThrownBy(() -> registered.audience(List.of())).withMessageContaining("audience");
        assertThatIllegalArgumentException().isThrownBy(() -> registered.audience(List.of(""))).withMessageContaining("audience");
        assertThatIllegalArgumentException().isThrownBy(() -> registered.audience(List.of("a\u0000"))).withMessageContaining("audience");
        assertThat(registered.audience(List.of("x".repeat(2000))).audience()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> registered.audience(List.of("x".repeat(2001))))
                .withMessageContaining("audience");
        assertThatIllegalArgumentException().isThrownBy(() -> registered.accessTokenLifetime(Duration.ZERO))
                .withMessageContaining("accessTokenLifetime");
        assertThatIllegalArgumentException().isThrownBy(() -> registered.identityTokenLifetime(null))
                .withMessageContaining("identityTokenLifetime");
        assertThatIllegalArgumentException().isThrownBy(() -> registered.refreshTokenLifetime(Duration.ofMillis(10)))
                .withMessageContaining("refreshTokenLifetime");
    }
}

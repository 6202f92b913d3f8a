package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.Consent;
import org.lintel.model.User;
import org.lintel.spi.ProfileService.Destination;

class StandardServicesTest {

    private static final User BOB = new User("1", "bob", true, Claims.of("given_name", "Bob", "email", "bob@example.org"));
    private static final Client SHOP = Client.builder("shop").build();

    @Nested
    class TheConsentPolicy {

        private final StandardConsentPolicy policy = new StandardConsentPolicy();

        @Test
        void si10_asksWhereNothingIsRemembered() {
            assertThat(policy.mustAsk(BOB, SHOP, List.of("openid"), Optional::empty)).isTrue();
        }

        @Test
        void si10_doesNotAskAgainForWhatWasAllowed() {
            assertThat(policy.mustAsk(BOB, SHOP, List.of("openid"), allowed("openid", "api"))).isFalse();
            assertThat(policy.mustAsk(BOB, SHOP, List.of("api", "openid"), allowed("openid", "api"))).isFalse();
        }

        @Test
        void si10_asksForOneScopeMore() {
            assertThat(policy.mustAsk(BOB, SHOP, List.of("openid", "api", "email"), allowed("openid", "api"))).isTrue();
        }

        @Test
        void doesNotAskForAClientThatNeedsNoConsent() {
            var ours = Client.builder("ours").requireConsent(false).build();
            assertThat(policy.mustAsk(BOB, ours, List.of("openid"), Optional::empty)).isFalse();
        }

        private static Supplier<Optional<Consent>> allowed(String... scopes) {
            return () -> Optional.of(new Consent("1", "shop", List.of(scopes)));
        }
    }

    @Nested
    class TheProfileService {

        private final StandardProfileService profiles = new StandardProfileService();

        @Test
        void si5_givesWhatTheScopesStandForAndNothingElse() {
            assertThat(profiles.claims(BOB, SHOP, List.of("given_name", "family_name"), Destination.ID_TOKEN))
                    .isEqualTo(Claims.of("given_name", "Bob"));
        }

        @Test
        void l10_findsEverybodyActiveWhoIsEnabled() {
            assertThat(profiles.isActive(BOB, SHOP)).isTrue();
            assertThat(profiles.isActive(new User("2", "eve", false, Claims.NONE), SHOP)).isFalse();
        }
    }
}

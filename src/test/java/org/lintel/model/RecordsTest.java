package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lintel.spec.Duty;

/** What the smaller records of the model promise. */
class RecordsTest {

    @Nested
    class AUser {

        @Test
        void h15_isEnabledUnlessSaidOtherwiseAndHasNoPassword() {
            var bob = LocalUser.builder("1").username("bob").password("secret").claims(Claims.of("given_name", "Bob")).build();

            assertThat(bob.user())
                    .isEqualTo(new User("1", "bob", true, Claims.of("given_name", "Bob", "preferred_username", "bob")));
        }

        @Test
        void a5_doesNotShowThePasswordWhenPrinted() {
            assertThat(LocalUser.builder("1").username("bob").password("hush").build().toString()).contains("bob").doesNotContain("hush");
        }

        @Test
        void needsASubjectANameAndAPassword() {
            assertThatIllegalArgumentException().isThrownBy(() -> LocalUser.builder("").username("b").password("p").build())
                    .withMessageContaining("subject");
            assertThatIllegalArgumentException().isThrownBy(() -> LocalUser.builder("1").password("p").build())
                    .withMessageContaining("username");
            assertThatIllegalArgumentException().isThrownBy(() -> LocalUser.builder("1").username("b").build())
                    .withMessageContaining("password");
        }

        @Duty("Core 2 sub")
        @Test
        void hasASubjectOfAtMost255Characters() {
            assertThat(new User("x".repeat(255), "b", true, Claims.NONE).subject()).hasSize(255);
            assertThatIllegalArgumentException().isThrownBy(() -> new User("x".repeat(256), "b", true, Claims.NONE));
        }
    }

    @Nested
    class AnApiResource {

        @Test
        void isEnabledByDefaultWithNothingElse() {
            assertThat(ApiResource.builder("api").build())
                    .isEqualTo(
                            new ApiResource("api", true, null, null, java.util.Set.of(), List.of(), List.of(), List.of(), null, Map.of()));
        }

        @Test
        void needsAName() {
            assertThatIllegalArgumentException().isThrownBy(() -> ApiResource.builder(" ").build()).withMessageContaining("name");
        }
    }

    @Nested
    class AGrant {

        private final Instant now = Instant.parse("2030-01-01T12:00:00Z");
        private final PersistedGrant grant = new PersistedGrant("the key", PersistedGrant.Kind.CODE, "issuer", "1", "shop", "sid", "family",
                now, now.plusSeconds(60),
                null, "{\"secret\":1}");

        @Test
        void expiresAtTheMomentThatItSays() {
            assertThat(grant.expired(now.plusSeconds(60).minusNanos(1))).isFalse();
            assertThat(grant.expired(now.plusSeconds(60))).isTrue();
        }

        @Test
        void neverExpiresIfItSaysNothing() {
            var consent = new PersistedGrant("k", PersistedGrant.Kind.CONSENT, "issuer", "1", "shop", null, null, now, null, null, "{}");
            assertThat(consent.expired(Instant.MAX)).isFalse();
        }

        @Test
        void isRedeemedWithNothingElseChanged() {
            assertThat(grant.redeemed(now).redeemed()).isEqualTo(now);
            assertThat(grant.redeemed(now)).usingRecursiveComparison().ignoringFields("redeemed").isEqualTo(grant);
        }

        @Test
        void a5_doesNotShowKeyOrDataWhenPrinted() {
            assertThat(grant.toString()).doesNotContain("the key").doesNotContain("secret");
        }
    }

    @Test
    void a5_aCallerShowsOnlyTheNamesOfItsHeaders() {
        var caller = new Caller("POST", "https://id.example/connect/token", "127.0.0.1", Map.of("authorization", List.of("Basic hush")),
                Parameters.NONE, null);

        assertThat(caller.header("authorization")).contains("Basic hush");
        assertThat(caller.header("x")).isEmpty();
        assertThat(caller.toString()).contains("authorization").doesNotContain("hush");
    }
}

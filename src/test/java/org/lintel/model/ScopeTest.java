package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.spec.Duty;

class ScopeTest {

    /** The claim lists are those of OpenID Connect Core §5.4, word for word. */
    @Nested
    class Standard {

        @Duty("Core 5.4 scopes")
        @Test
        void h16_profileStandsForWhatTheSpecificationLists() {
            assertThat(Scope.PROFILE.userClaims()).containsExactlyInAnyOrder("name", "family_name", "given_name", "middle_name", "nickname",
                    "preferred_username", "profile", "picture", "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at");
        }

        @Duty("Core 5.4 scopes")
        @Test
        void h16_soDoTheOthers() {
            assertThat(Scope.OPENID.userClaims()).containsExactly("sub");
            assertThat(Scope.EMAIL.userClaims()).containsExactlyInAnyOrder("email", "email_verified");
            assertThat(Scope.PHONE.userClaims()).containsExactlyInAnyOrder("phone_number", "phone_number_verified");
            assertThat(Scope.ADDRESS.userClaims()).containsExactly("address");
        }

        @Test
        void h16_rolesAndAllClaimsAreThoseOfIdentityServer() {
            assertThat(Scope.ROLES.userClaims()).containsExactly("role");
            assertThat(Scope.ALL_CLAIMS.includeAllClaimsForUser()).isTrue();
            assertThat(Scope.STANDARD).filteredOn(Scope::includeAllClaimsForUser).containsExactly(Scope.ALL_CLAIMS);
        }

        @Test
        void h16_areKnownByTheNamesOfTheSpecification() {
            assertThat(Scope.STANDARD).extracting(Scope::name)
                    .containsExactly("openid", "profile", "email", "phone", "address", "roles", "all_claims", "offline_access");
        }

        @Test
        void si10_openidIsRequiredAndTheOthersAreEmphasized() {
            assertThat(Scope.STANDARD).filteredOn(Scope::required).containsExactly(Scope.OPENID);
            assertThat(Scope.STANDARD).filteredOn(scope -> !scope.emphasize()).containsExactly(Scope.OPENID);
        }

        @Test
        void areIdentityScopesButForOfflineAccess() {
            assertThat(Scope.STANDARD).filteredOn(scope -> scope.kind() == Scope.Kind.RESOURCE).containsExactly(Scope.OFFLINE_ACCESS);
        }

        @Test
        void h16_comeAlwaysIncludedToo() {
            assertThat(Scope.STANDARD).noneMatch(Scope::alwaysIncludeInIdToken);
            for (Scope scope : Scope.STANDARD) {
                assertThat(scope.alwaysIncluded().alwaysIncludeInIdToken()).isTrue();
                assertThat(scope.alwaysIncluded()).usingRecursiveComparison().ignoringFields("alwaysIncludeInIdToken").isEqualTo(scope);
            }
        }
    }

    /** Table B2. */
    @Test
    void byDefaultIsEnabledAndPublishedAndNothingElse() {
        var scope = Scope.resource("api").build();

        assertThat(scope).isEqualTo(new Scope("api", Scope.Kind.RESOURCE, true, null, null, false, false, true, List.of(), false, false,
                List.of(), false, java.util.Map.of(), Translations.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "https://api.example/read", "a:b.c-d_e", "!#[]~", "urn:x"})
    void hasANameOfTheCharactersOfRfc6749(String name) {
        assertThat(Scope.resource(name).build().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "two words", "quo\"te", "back\\slash", "\u00e4", "tab\t", "line\n", "\u007f"})
    void hasNoOtherCharactersInItsName(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.resource(name).build()).withMessageContaining("name");
    }

    @Test
    void hasANameOfAtMostTwoHundredCharacters() {
        assertThat(Scope.resource("x".repeat(200)).build().name()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Scope.resource("x".repeat(201)).build()).withMessageContaining("name");
    }
}

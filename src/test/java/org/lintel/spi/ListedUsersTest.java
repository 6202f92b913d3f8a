package org.lintel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.contract.UserStoreContract;
import org.lintel.model.Claims;
import org.lintel.model.LocalUser;

class ListedUsersTest extends UserStoreContract {

    @Override
    protected UserStore storeOf(List<LocalUser> users) {
        return UserStore.of(users);
    }

    @Test
    void x81_areCalledByTheirUserNameUnlessTheirClaimsSayOtherwise() {
        var bob = LocalUser.builder("1").username("bob").password("x");

        assertThat(bob.build().user().claims()).isEqualTo(Claims.of("preferred_username", "bob"));
        assertThat(bob.claims(Claims.of("preferred_username", "Bobby")).build().user().claims())
                .isEqualTo(Claims.of("preferred_username", "Bobby"));
    }

    @Test
    void twoOfOneNameOrOneSubjectAreRefused() {
        var bob = LocalUser.builder("1").username("bob").password("x").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserStore.of(bob, LocalUser.builder("2").username("bob").password("x").build()))
                .withMessageContaining("username \"bob\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserStore.of(bob, LocalUser.builder("1").username("rob").password("x").build()))
                .withMessageContaining("subject \"1\"");
    }
}

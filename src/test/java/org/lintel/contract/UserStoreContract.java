package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.model.Claims;
import org.lintel.model.LocalUser;
import org.lintel.spi.UserStore;

/** What a {@link UserStore} has to keep. */
public abstract class UserStoreContract {

    private static final LocalUser BOB = LocalUser.builder("1").username("bob").password("secret")
            .claims(Claims.of("given_name", "Bob", "family_name", "Smith", "email", "bob.smith@email.com")).build();
    private static final LocalUser ALICE = LocalUser.builder("2").username("alice").password("pässwörd \u20ac\uD83D\uDE00 with blanks")
            .build();
    private static final LocalUser EVE = LocalUser.builder("3").username("eve").password("secret").enabled(false).build();

    private UserStore store;

    /** A store that holds exactly these users. */
    protected abstract UserStore storeOf(List<LocalUser> users);

    @BeforeEach
    void fillTheStore() {
        store = storeOf(List.of(BOB, ALICE, EVE));
    }

    @Test
    void theRightPasswordFindsTheUser() {
        assertEquals(Optional.of(BOB.user()), store.authenticate("bob", "secret"));
        assertEquals(Optional.of(ALICE.user()), store.authenticate("alice", ALICE.password()));
    }

    @Test
    void noOtherPasswordDoes() {
        for (String wrong : List.of("", " ", "Secret", "secret ", " secret", "secre", "secret\u0000", "bob", "*", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store.authenticate("bob", wrong), () -> "signed in with \"" + wrong + "\"");
        }
    }

    @Test
    void thePasswordOfOneIsNotThatOfAnother() {
        assertEquals(Optional.empty(), store.authenticate("alice", "secret"));
    }

    @Test
    void anUnknownNameFindsNobody() {
        for (String odd : List.of("", " ", "nobody", "1", "' or '1'='1", "*", "*)(uid=*", "bob\u0000", "\r\n", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store.authenticate(odd, "secret"), () -> "signed in as \"" + odd + "\"");
        }
    }

    /** Whether a user who is not enabled may do anything is for Lintel to decide, and to tell in the log. */
    @Test
    void aUserWhoIsNotEnabledIsFoundToo() {
        assertEquals(Optional.of(EVE.user()), store.authenticate("eve", "secret"));
        assertEquals(Optional.of(EVE.user()), store.find("3"));
        assertEquals(Optional.of(EVE.user()), store.recall("3"));
    }

    @Test
    void aUserIsFoundBySubject() {
        assertEquals(Optional.of(BOB.user()), store.find("1"));
    }

    @Test
    void aSubjectCountsCharacterByCharacter() {
        for (String other : List.of("", "bob", "4", "01", "1 ", " 1", "*", "' or '1'='1", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store.find(other), () -> "found by \"" + other + "\"");
            assertEquals(Optional.empty(), store.recall(other), () -> "recalled by \"" + other + "\"");
        }
    }
}

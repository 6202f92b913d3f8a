package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lintel.model.GivenPassword;
import org.lintel.model.LocalUser;
import org.lintel.model.User;
import org.lintel.spi.Passwords;
import org.lintel.spi.UserDirectory;
import org.lintel.spi.UserStore.Admission;

/** What a {@link UserDirectory} has to keep beyond that of passwords that are given. */
public abstract class UserDirectoryContract extends PasswordStoreContract {

    private static final LocalUser KARL = LocalUser.builder("10").username("karl").password("the old password").build();
    private static final User USER = KARL.user();
    private static final String GIVEN = "from somebody else";

    private final Passwords passwords = new PasswordsForTests();

    @Override
    protected abstract UserDirectory storeOf(List<LocalUser> users);

    private UserDirectory directory() {
        return storeOf(List.of(KARL));
    }

    private GivenPassword given(Instant until) {
        return new GivenPassword(passwords.hash(GIVEN), until);
    }

    @Test
    void u8_aGivenPasswordCountsAndTheOldOneDoesNot() {
        UserDirectory directory = directory();
        assertTrue(directory.givePassword("10", given(null)));

        assertEquals(Optional.of(new Admission(USER, false)), directory.admit("karl", GIVEN));
        assertEquals(Optional.of(USER), directory.authenticate("karl", GIVEN));
        assertEquals(Optional.empty(), directory.admit("karl", "the old password"));
    }

    @Test
    void u8_aTemporaryPasswordLetsNobodyIn() {
        UserDirectory directory = directory();
        assertTrue(directory.givePassword("10", given(Instant.now().plusSeconds(600))));

        assertEquals(Optional.of(new Admission(USER, true)), directory.admit("karl", GIVEN));
        assertEquals(Optional.empty(), directory.authenticate("karl", GIVEN));
        assertEquals(Optional.empty(), directory.authenticate("karl", "the old password"));
        assertEquals(Optional.empty(), directory.admit("karl", "the old password"));
        assertEquals(Optional.empty(), directory.admit("karl", ""));
    }

    @Test
    void u8_aTemporaryPasswordExpires() {
        UserDirectory directory = directory();
        assertTrue(directory.givePassword("10", given(Instant.now().minusSeconds(1))));

        assertEquals(Optional.empty(), directory.admit("karl", GIVEN));
        assertEquals(Optional.empty(), directory.authenticate("karl", GIVEN));
    }

    @Test
    void u8_theOwnPasswordEndsTheTemporaryOne() {
        UserDirectory directory = directory();
        assertTrue(directory.givePassword("10", given(Instant.now().plusSeconds(600))));
        assertTrue(directory.changePassword("10", "one of my own"));

        assertEquals(Optional.of(new Admission(USER, false)), directory.admit("karl", "one of my own"));
        assertEquals(Optional.empty(), directory.admit("karl", GIVEN));
    }

    /** So that a form which is sent twice gives one. */
    @Test
    void u8_whoIsGivenAPasswordHasChanged() {
        UserDirectory directory = directory();
        long before = directory.users().find("10").orElseThrow().version();
        assertTrue(directory.changePassword("10", "one of my own"));
        assertEquals(before, directory.users().find("10").orElseThrow().version(), "the own one is nobody else's business");

        assertTrue(directory.givePassword("10", given(null)));
        assertTrue(directory.users().find("10").orElseThrow().version() != before);
    }

    @Test
    void aUserIsFoundByExactlyTheirName() {
        UserDirectory directory = directory();
        assertEquals(directory.users().find("10"), directory.named("karl"));
        assertEquals(Optional.empty(), directory.named("kar"));
        assertEquals(Optional.empty(), directory.named("karl\0"));
        assertEquals(Optional.empty(), directory.named("10"));
    }

    @Test
    void u8_whoIsNotThereIsGivenNothing() {
        assertFalse(directory().givePassword("12", given(null)));
    }
}

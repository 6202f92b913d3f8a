package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.lintel.model.LocalUser;
import org.lintel.spi.PasswordStore;

/** What a {@link PasswordStore} has to keep beyond that. */
public abstract class PasswordStoreContract extends UserStoreContract {

    private static final LocalUser KARL = LocalUser.builder("10").username("karl").password("the old password").build();
    private static final LocalUser LENA = LocalUser.builder("11").username("lena").password("the old password").build();

    @Override
    protected abstract PasswordStore storeOf(List<LocalUser> users);

    private PasswordStore directory() {
        return storeOf(List.of(KARL, LENA));
    }

    @Test
    void u8_theNewPasswordCountsAndTheOldOneDoesNot() {
        PasswordStore directory = directory();
        for (String password : List.of("the new password", "p\u00e4ssw\u00f6rd \u20ac\uD83D\uDE00 with blanks ", "x".repeat(1000),
                "\u0000 {fnord}")) {
            assertTrue(directory.changePassword("10", password));
            assertEquals(Optional.of(KARL.user()), directory.authenticate("karl", password));
            assertEquals(Optional.empty(), directory.authenticate("karl", "the old password"));
        }
    }

    @Test
    void u8_nobodyElseIsConcerned() {
        PasswordStore directory = directory();
        assertTrue(directory.changePassword("10", "the new password"));

        assertEquals(Optional.of(LENA.user()), directory.authenticate("lena", "the old password"));
        assertEquals(Optional.empty(), directory.authenticate("lena", "the new password"));
        assertEquals(Optional.of(KARL.user()), directory.find("10"));
    }

    @Test
    void u8_whoIsNotThereGetsNoPassword() {
        PasswordStore directory = directory();
        for (String subject : List.of("", "karl", "12", "010", "*", "' or '1'='1", "10\u0000", "x".repeat(10_000))) {
            assertFalse(directory.changePassword(subject, "the new password"), () -> "changed that of \"" + subject + "\"");
        }
        assertEquals(Optional.of(KARL.user()), directory.authenticate("karl", "the old password"));
    }
}

package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lintel.model.PasswordRules.Objection;

class PasswordRulesTest {

    private static final String CURRENT = "the current password";

    private final PasswordRules rules = new PasswordRules(15);
    private final User user = new User("1", "quentin-of-the-long-name", true,
            Claims.of("email", "quentin@mail.example", "name", "Quentin Quarterstaff"));

    @Test
    void u8_enoughCharactersWhateverTheyAre() {
        for (String good : new String[] {"aaaaaaaaaaaaaaa", "correct horse battery", "123456789012345", "               ",
                "\u00e4".repeat(15),
                "\uD83D\uDE00".repeat(15), "x".repeat(1000)}) {
            assertThat(rules.objection(user, CURRENT, good)).as(good).isEmpty();
        }
    }

    @Test
    void u8_charactersCountNotTheirEncoding() {
        for (String bad : new String[] {"", "x", "x".repeat(14), "\u00e4".repeat(14), "\uD83D\uDE00".repeat(14)}) {
            assertThat(rules.objection(user, CURRENT, bad)).as(bad).contains(Objection.TOO_SHORT);
        }
        assertThat(rules.objection(user, CURRENT, "x".repeat(1001))).contains(Objection.TOO_LONG);
        assertThat(new PasswordRules(8).objection(user, CURRENT, "x".repeat(8))).isEmpty();
    }

    @Test
    void u8_notWhatEverybodyKnows() {
        for (String known : new String[] {"quentin-of-the-long-name", "Quentin-Of-The-Long-Name", " quentin@mail.example",
                "QUENTIN QUARTERSTAFF"}) {
            assertThat(rules.objection(user, CURRENT, known)).as(known).contains(Objection.ABOUT_USER);
        }
        assertThat(rules.objection(user, CURRENT, "quentin-of-the-long-name likes tea")).isEmpty();
    }

    @Test
    void u8_notTheSameAgain() {
        assertThat(rules.objection(user, CURRENT, CURRENT)).contains(Objection.UNCHANGED);
        assertThat(rules.objection(user, CURRENT, CURRENT + "!")).isEmpty();
    }
}

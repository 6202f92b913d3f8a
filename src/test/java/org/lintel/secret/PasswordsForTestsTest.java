package org.lintel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.lintel.contract.PasswordsForTests;
import org.lintel.spi.Passwords;

/** What plug-ins are tested with behaves as what they are run with. */
class PasswordsForTestsTest {

    private final Passwords forTests = new PasswordsForTests();

    @Test
    void theRightPasswordIsRightAndNoOther() {
        String hash = forTests.hash("pässwörd");
        assertThat(forTests.check("pässwörd", hash).right()).isTrue();
        assertThat(forTests.check("passwörd", hash).right()).isFalse();
        assertThat(forTests.check("pässwörd", null).right()).isFalse();
        assertThat(forTests.hash("pässwörd")).isNotEqualTo(hash);
        assertThatIllegalArgumentException().isThrownBy(() -> forTests.check("pässwörd", "$2y$10$x"));
    }

    @Test
    void lintelTakesItsHashes() {
        assertThat(Argon2Passwords.ofDefaults().check("pässwörd", forTests.hash("pässwörd")).right()).isTrue();
    }
}

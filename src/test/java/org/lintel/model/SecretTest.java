package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    private static final String HASH = "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=";

    private final Secret secret = Secret.sha256("api-secret");

    @Test
    void h18_isStoredAsBase64OfItsSha256() {
        assertThat(secret.value()).isEqualTo(HASH);
        assertThat(secret.expiration()).isNull();
    }

    @Test
    void h18_isMatchedByThePlainSecret() {
        assertThat(secret.matches("api-secret", NOW)).isTrue();
        assertThat(new Secret(HASH, "of the API", null).matches("api-secret", NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {HASH, "", "API-SECRET", "api-secret ", "api-secre", "api-secret\u0000"})
    void h18_isNotMatchedByTheHashItselfNorByAnythingElse(String presented) {
        assertThat(secret.matches(presented, NOW)).isFalse();
    }

    @Test
    void h18_isNotMatchedFromItsExpirationOn() {
        Secret expiring = secret.expiring(NOW);

        assertThat(expiring.matches("api-secret", NOW.minusNanos(1))).isTrue();
        assertThat(expiring.matches("api-secret", NOW)).isFalse();
        assertThat(expiring.matches("api-secret", NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void isHashedInUtf8() {
        assertThat(Secret.sha256("pässwörd €").matches("pässwörd €", NOW)).isTrue();
        assertThat(Secret.sha256("pässwörd €").matches("p?ssw?rd ?", NOW)).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void needsAValue(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(value, null, null)).withMessageContaining("value");
    }

    @Test
    void a5_doesNotShowItsValueWhenPrinted() {
        assertThat(new Secret(HASH, "of the API", null).toString()).contains("of the API").doesNotContain(HASH);
    }

    /** Something else compares it; whoever shows what is stored shows nothing. */
    @Test
    void a5_aSealedSecretMatchesNothingAndIsNotPrinted() {
        var sealed = new Secret(null, "sealed-text", "of a partner", null);

        assertThat(sealed.matches("sealed-text", NOW)).isFalse();
        assertThat(sealed.matches("", NOW)).isFalse();
        assertThat(sealed.toString()).doesNotContain("sealed-text");
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(HASH, "sealed-text", null, null)).withMessageContaining("either");
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(null, null, null, null)).withMessageContaining("value");
    }
}

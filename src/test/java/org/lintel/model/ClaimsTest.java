package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.lintel.spec.Duty;

class ClaimsTest {

    private final Claims claims = Claims.of("given_name", "Bob", "email_verified", true, "age", 42);

    @Test
    void keepTheirOrder() {
        assertThat(claims.values().keySet()).containsExactly("given_name", "email_verified", "age");
    }

    @Test
    void areToldAsText() {
        assertThat(claims.text("given_name")).contains("Bob");
        assertThat(claims.text("email_verified")).contains("true");
        assertThat(claims.text("family_name")).isEmpty();
    }

    @Test
    void si5_canBeNarrowedToNames() {
        assertThat(claims.only(List.of("age", "given_name", "email"))).isEqualTo(Claims.of("age", 42, "given_name", "Bob"));
        assertThat(claims.only(List.of())).isEqualTo(Claims.NONE);
    }

    @Test
    void canBePrefixed() {
        assertThat(Claims.of("tier", "gold").prefixed("client_")).isEqualTo(Claims.of("client_tier", "gold"));
        assertThat(Claims.of("tier", "gold").prefixed("")).isEqualTo(Claims.of("tier", "gold"));
    }

    @Duty("Core 5.3.2 omitted")
    @Test
    void withoutValueAreNone() {
        var values = new HashMap<String, Object>();
        values.put("middle_name", null);

        assertThat(new Claims(values)).isEqualTo(Claims.NONE);
    }

    @Test
    void comeInPairs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Claims.of("given_name"));
    }

    @Test
    void cannotBeChanged() {
        assertThatThrownBy(() -> claims.values().put("role", "admin")).isInstanceOf(UnsupportedOperationException.class);
    }
}

package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static String undoing(String before, String after) {
        return Difference.undoing(before, after);
    }

    @Test
    void whatWasThereBeforeIsBroughtBack() {
        assertThat(undoing("{\"a\":1,\"b\":[\"x\"],\"c\":true,\"gone\":\"g\"}", "{\"a\":2,\"b\":[\"x\",\"y\"],\"c\":true,\"new\":\"n\"}"))
                .isEqualTo("{\"a\":1,\"b\":[\"x\"],\"gone\":\"g\",\"new\":null}");
    }

    @Test
    void whatIsMadeOrRemovedIsNotUndoneSo() {
        assertThat(undoing(null, "{\"a\":1}")).isNull();
        assertThat(undoing("{\"a\":1}", null)).isNull();
        assertThat(undoing("{\"a\":1}", "{\"a\":1}")).isNull();
    }

    /** Nobody would want three stars as a secret. */
    @Test
    void secretsAndFlagsAreChangedElsewhere() {
        assertThat(undoing("{\"enabled\":true,\"clientSecrets\":[{\"value\":\"***\"}]}", "{\"enabled\":false,\"clientSecrets\":[]}"))
                .isNull();
        assertThat(undoing("{\"password\":\"***\"}", "{\"password\":\"*** (changed)\"}")).isNull();
    }

    @Test
    void usersAreComparedClaimByClaim() {
        assertThat(Difference.ofUsers("{\"username\":\"a\",\"claims\":{\"x\":1,\"y\":2}}",
                "{\"username\":\"b\",\"claims\":{\"x\":1,\"z\":3}}"))
                .containsExactly(new Difference("username", "a", "b"), new Difference("claims.y", "2", null),
                        new Difference("claims.z", null, "3"));
        assertThat(Difference.ofUsers(null, null)).isEmpty();
    }
}

package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class AddedMembersTest {

    private final AddedMembers members = new AddedMembers(Set.of("access_token"));

    @Test
    void areInTheirOrderAndTheLastOfANameCounts() {
        members.put("a", "one").put("b", List.of(1, true, Map.of("c", 2.5))).put("a", "two");
        assertThat(members.values()).containsExactly(Map.entry("a", "two"), Map.entry("b", List.of(1, true, Map.of("c", 2.5))));
    }

    @Test
    void x61_whatIsTakenCannotBeHad() {
        assertThatIllegalArgumentException().isThrownBy(() -> members.put("access_token", "x")).withMessageContaining("access_token");
        assertThatIllegalArgumentException().isThrownBy(() -> members.put("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> members.put(null, "x"));
        assertThat(members.values()).isEmpty();
    }

    /** It would fail when the answer is written, and what it was written for is used up by then. */
    @Test
    void x61_areNothingThatJsonHasNoWordFor() {
        for (Object value : Arrays.asList(null, new Object(), Double.NaN, Float.POSITIVE_INFINITY, Map.of(1, "x"), List.of(new Object()),
                Arrays.asList("x", null), new String[] {"x"})) {
            assertThatIllegalArgumentException().isThrownBy(() -> members.put("a", value)).withMessageContaining("member a");
        }
    }

    @Test
    void a5_areNotShownWhenPrinted() {
        assertThat(members.put("a", "hush").toString()).contains("a").doesNotContain("hush");
    }
}

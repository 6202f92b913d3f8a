package org.lintel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.lintel.model.Session;
import org.lintel.spec.Duty;

class SessionStateTest {

    private static final Session SESSION = new Session("key", "sid", "https://id.example", "1", Instant.EPOCH, List.of("pwd"), null,
            "local", List.of(),
            Set.of(), Instant.EPOCH, Instant.EPOCH, Instant.MAX, false, "", "browser-state");

    /** Session Management §3.2: client id, origin, browser state and salt with a space between, hashed; then a dot and the salt. */
    @Duty("Session Management 3.2 recalculated")
    @Test
    void c1_isWhatTheSpecificationComputes() throws Exception {
        String state = SessionState.of(SESSION, "shop", "https://shop.example");
        String salt = state.substring(state.indexOf('.') + 1);
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(("shop https://shop.example browser-state " + salt).getBytes(StandardCharsets.UTF_8));

        assertThat(state).isEqualTo(HexFormat.of().formatHex(hash) + "." + salt);
    }

    @Test
    void c1_hasAKnownAnswer() {
        // printf 'client https://client.example.org ops 1234' | sha256sum
        assertThat(SessionState.of("client", "https://client.example.org", "ops", "1234"))
                .isEqualTo("6be1b1b74fbf5fc26c7c6bd147feaa6c46a6eb7a28cd7ffdafb905f430503243.1234");
    }

    @Test
    void c1_differsPerResponse() {
        assertThat(SessionState.of(SESSION, "shop", "https://shop.example"))
                .isNotEqualTo(SessionState.of(SESSION, "shop", "https://shop.example"));
    }

    @Test
    void l8_hasASaltThatNobodyGuesses() {
        String state = SessionState.of(SESSION, "shop", "https://shop.example");

        assertThat(state).matches("[0-9a-f]{64}\\.[A-Za-z0-9_-]{22}");
    }

    @Duty("Session Management 3.2 recalculated")
    @Test
    void l8_dependsOnEachPart() {
        assertThat(SessionState.of("client", "https://client.example.org", "ops", "1")).isNotIn(
                SessionState.of("other", "https://client.example.org", "ops", "1"),
                SessionState.of("client", "https://other.example.org", "ops", "1"),
                SessionState.of("client", "https://client.example.org", "other", "1"));
    }

    /** The client passes it on in a message in which a space separates it from the client id. */
    @Duty("Session Management 2 no-space")
    @Test
    void c2_hasNoSpace() {
        assertThat(SessionState.of(SESSION, "shop", "https://shop.example")).doesNotContain(" ");
    }
}

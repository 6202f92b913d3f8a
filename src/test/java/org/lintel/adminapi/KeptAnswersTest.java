package org.lintel.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.lintel.adminapi.KeptAnswers.Answer;
import org.lintel.adminapi.KeptAnswers.Asked;
import org.lintel.adminapi.KeptAnswers.Begun;
import org.lintel.adminapi.KeptAnswers.State;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.PersistedGrant;
import org.lintel.secret.Keys;
import org.lintel.standard.InMemory;

/** Which of several requests with one {@code Idempotency-Key} does the work, and what the others are told. */
class KeptAnswersTest {

    private static final Asked ASKED = new Asked("alias", "what it says");
    private static final Answer ANSWER = new Answer(201, "2", null, "{\"secret\":\"of the client\"}");

    private final Configured configured = Configured.with(Setting.KEY, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private final KeptAnswers answers = new KeptAnswers();
    private Instant now = Instant.parse("2026-05-01T10:00:00Z");

    @BeforeEach
    void set() {
        answers.clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        answers.grants = InMemory.grants(answers.clock);
        answers.serverKey = Keys.of(configured);
        answers.issuer = configured.issuer();
    }

    @AfterEach
    void close() {
        configured.close();
    }

    @Test
    void theFirstOneDoesTheWorkAndTheOthersAreToldForADay() {
        Begun first = answers.begin(ASKED);
        assertThat(first.state()).isEqualTo(State.NEW);
        assertThat(answers.begin(ASKED).state()).isEqualTo(State.UNDER_WAY);
        assertThat(answers.begin(new Asked("alias", "something else")).state()).isEqualTo(State.ANOTHER);
        answers.keep(first, ANSWER);

        assertThat(answers.begin(ASKED)).extracting(Begun::state, Begun::answer).containsExactly(State.ANSWERED, ANSWER);
        assertThat(answers.begin(new Asked("alias", "something else")).state()).isEqualTo(State.ANOTHER);
        assertThat(answers.begin(new Asked("of another", "what it says")).state()).isEqualTo(State.NEW);
        now = now.plus(Duration.ofHours(24));
        assertThat(answers.begin(ASKED).state()).isEqualTo(State.NEW);
    }

    @Test
    void whatWasRefusedMayComeAgain() {
        answers.forget(answers.begin(ASKED));
        assertThat(answers.begin(ASKED).state()).isEqualTo(State.NEW);
    }

    /** It died, or was very slow: its answer comes too late to count. */
    @Test
    void whoeverTakesLongerThanFiveMinutesHasLostTheKey() {
        Begun slow = answers.begin(ASKED);
        now = now.plus(Duration.ofMinutes(4));
        assertThat(answers.begin(ASKED).state()).isEqualTo(State.UNDER_WAY);
        now = now.plus(Duration.ofMinutes(1));
        Begun next = answers.begin(ASKED);
        assertThat(next.state()).isEqualTo(State.NEW);
        answers.keep(slow, new Answer(201, "1", null, "{}"));
        answers.keep(next, ANSWER);

        assertThat(answers.begin(ASKED).answer()).isEqualTo(ANSWER);
    }

    @Test
    void a3_whatIsStoredTellsNoSecret() {
        answers.keep(answers.begin(ASKED), ANSWER);
        assertThat(answers.grants.findByAlias(PersistedGrant.Kind.IDEMPOTENCY_KEY, "alias").orElseThrow().data())
                .contains("answer").doesNotContain("secret").doesNotContain("of the client");
    }
}

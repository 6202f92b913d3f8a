package org.lintel.adminapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.json.StoredJson;
import org.lintel.model.PersistedGrant;
import org.lintel.model.UnavailableException;
import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;
import org.lintel.spi.GrantStore;

/**
 * What has been answered to whom, for a day. The one of all nodes whose row is stored does the work; it has five minutes for that, so that
 * the key of a node that died can be used again. Answers tell secrets, and so are sealed by the server key.
 */
@ApplicationScoped
class KeptAnswers {

    private static final System.Logger LOG = System.getLogger(KeptAnswers.class.getName());
    private static final Duration LONGEST_WORK = Duration.ofMinutes(5);
    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final String PURPOSE = "idempotency keys";

    /**
     * A request that comes once.
     *
     * @param alias       who sent it, with which key; hashed
     * @param fingerprint what it says; hashed
     */
    record Asked(String alias, String fingerprint) {
    }

    /** What was answered. */
    record Answer(int status, String tag, String location, String body) {
    }

    /**
     * What is stored.
     *
     * @param answer sealed; {@code null} while the work is under way
     */
    record Kept(String fingerprint, String answer) {
    }

    /** How a request comes in. */
    enum State {
        NEW, UNDER_WAY, ANSWERED, ANOTHER
    }

    /**
     * A request that came.
     *
     * @param key    of its row, {@code null} unless it is new
     * @param answer {@code null} unless it is answered
     */
    record Begun(Asked asked, State state, String key, Answer answer) {
    }

    @Inject
    GrantStore grants;

    @Inject
    ServerKey serverKey;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /** Whoever is told that it is {@linkplain State#NEW new} does the work, and then calls {@link #keep} or {@link #forget}. */
    Begun begin(Asked asked) {
        String key = Handles.hash(PersistedGrant.Kind.IDEMPOTENCY_KEY, Handles.create());
        if (grants.put(row(asked, key, LONGEST_WORK, null))) {
            return new Begun(asked, State.NEW, key, null);
        }
        Optional<Kept> kept = grants.findByAlias(PersistedGrant.Kind.IDEMPOTENCY_KEY, asked.alias())
                .map(row -> StoredJson.read(Kept.class, row.data(), "answer"));
        if (kept.isPresent() && !kept.get().fingerprint().equals(asked.fingerprint())) {
            return new Begun(asked, State.ANOTHER, null, null);
        }
        // whoever has it under way may have been refused just now; and what an older server key has sealed is as good as gone
        return kept.map(Kept::answer).flatMap(sealed -> serverKey.open(PURPOSE, asked.alias(), sealed))
                .map(answer -> new Begun(asked, State.ANSWERED, null, StoredJson.read(Answer.class, answer, "answer")))
                .orElseGet(() -> new Begun(asked, State.UNDER_WAY, null, null));
    }

    /** What was done is done, whether or not that can be noted: then the key is free again after a while. */
    void keep(Begun begun, Answer answer) {
        try {
            grants.put(row(begun.asked(), begun.key(), LIFETIME,
                    serverKey.seal(PURPOSE, begun.asked().alias(), StoredJson.write(answer))));
        } catch (UnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "an answer could not be kept for its Idempotency-Key", e);
        }
    }

    void forget(Begun begun) {
        try {
            grants.remove(begun.key());
        } catch (UnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "an Idempotency-Key stays taken for some minutes", e);
        }
    }

    private PersistedGrant row(Asked asked, String key, Duration lifetime, String answer) {
        Instant now = clock.instant();
        return new PersistedGrant(key, PersistedGrant.Kind.IDEMPOTENCY_KEY, issuer.value(), null, null, null, null, now,
                now.plus(lifetime), null, StoredJson.write(new Kept(asked.fingerprint(), answer))).withAlias(asked.alias());
    }
}

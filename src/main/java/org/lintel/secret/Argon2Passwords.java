package org.lintel.secret;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.PasswordSettings;
import org.lintel.config.Setting;
import org.lintel.config.Settings;
import org.lintel.metrics.Reading;
import org.lintel.metrics.Readings;
import org.lintel.model.UnavailableException;
import org.lintel.spi.Passwords;

/** Argon2id for new passwords; other hashes are read, and replaced when their user signs in. */
@ApplicationScoped
public class Argon2Passwords implements Passwords, Readings {

    private static final int SALT = 16;
    private static final int HASH = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** Each takes a thread of the server: some must be left for other requests. */
    private static final int MOST_WAITING = 20;

    private static final System.Logger LOG = System.getLogger(Argon2Passwords.class.getName());

    @Inject
    Settings settings;

    private Argon2 current;
    private FairQueue queue;
    private final LongAdder refused = new LongAdder();
    /** Compared with where there is no user. */
    private String nobody;

    @PostConstruct
    void begin() {
        PasswordSettings passwords = settings.passwords();
        begin(passwords.memory(), passwords.iterations(), passwords.concurrency());
    }

    /** Outside a server: as if nothing was configured. */
    public static Argon2Passwords ofDefaults() {
        return of(fallback(Setting.PASSWORD_MEMORY), fallback(Setting.PASSWORD_ITERATIONS), fallback(Setting.PASSWORD_CONCURRENCY));
    }

    static Argon2Passwords of(int memory, int iterations, int concurrency) {
        var passwords = new Argon2Passwords();
        passwords.begin(memory, iterations, concurrency);
        return passwords;
    }

    private static int fallback(Setting setting) {
        return Integer.parseInt(setting.fallback());
    }

    void begin(int memory, int iterations, int concurrency) {
        current = new Argon2(Argon2.Type.ID, Argon2.VERSION_13, memory, iterations, 1, HASH);
        queue = new FairQueue(concurrency, MOST_WAITING);
        nobody = fresh(bytes("nobody"));
    }

    /** Whether {@link #check} can do something with this hash. */
    public static boolean reads(String hash) {
        try {
            PasswordHash.read(hash);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String hash(String password) {
        return oneOfFew(() -> verified(password).orElseThrow(() -> new IllegalStateException("Argon2 does not work here")));
    }

    @Override
    public Outcome check(String password, String hash) {
        PasswordHash known = PasswordHash.read(hash == null ? nobody : hash);
        return oneOfFew(() -> {
            boolean right = known.matches(bytes(password)) && hash != null;
            return new Outcome(right, right && !known.isAsGoodAs(current) ? verified(password) : Optional.empty());
        });
    }

    /** A new hash, which may replace a good one: so it is checked before. */
    private Optional<String> verified(String password) {
        String fresh = fresh(bytes(password));
        if (reads(fresh) && PasswordHash.read(fresh).matches(bytes(password))) {
            return Optional.of(fresh);
        }
        LOG.log(System.Logger.Level.ERROR, "a new password hash does not match its password: it is not used");
        return Optional.empty();
    }

    /** Not verified yet. */
    String fresh(byte[] password) {
        return Argon2Hash.make(current, password, Handles.random(SALT).getBytes(StandardCharsets.US_ASCII)).toString();
    }

    /** An accent that is typed as a character of its own makes the same password (RFC 8265 §4.2.2). */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Reading> readings() {
        String now = "Passwords that are being hashed now, and requests that wait for that.";
        return List.of(Reading.gauge("lintel_password_hashes", now, queue.inside()).with("state", "running"),
                Reading.gauge("lintel_password_hashes", now, queue.waiting()).with("state", "waiting"),
                Reading.gauge("lintel_password_hashes_limit", "How many passwords are hashed at once at the most.", queue.places()),
                Reading.counter("lintel_password_hashes_refused", "Requests that were answered 503: too many passwords waited.",
                        refused.sum()));
    }

    private <T> T oneOfFew(Supplier<T> work) {
        boolean mine = false;
        try {
            mine = queue.enter(Origin.current(), PATIENCE);
            if (!mine) {
                refused.increment();
                throw new UnavailableException("too many passwords are being verified", RETRY_AFTER, null);
            }
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while waiting to verify a password", RETRY_AFTER, e);
        } finally {
            if (mine) {
                queue.leave();
            }
        }
    }
}

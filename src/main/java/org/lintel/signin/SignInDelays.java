package org.lintel.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.DeviceCookie;
import org.lintel.config.Networks;
import org.lintel.config.Settings;
import org.lintel.model.Attempt;
import org.lintel.model.Backoff;
import org.lintel.secret.Handles;
import org.lintel.spi.AttemptStore;

/**
 * Growing delays after wrong passwords. A browser in which the user has signed in before has a budget of its own ({@link DeviceCookie}), so
 * failures from other browsers do not delay it. The other browsers have one per user name and address, one per user name (whether or not
 * there is such a user) and one per address.
 *
 * <p>A try counts when its password has been checked: a user who knows it does not wait for the tries of others that are still under way.
 * Of many at once the store lets in, right or wrong, those that end before too many have failed; the others are told only to wait, so that
 * guessing at once yields no more than guessing one by one.
 */
@ApplicationScoped
public class SignInDelays {

    private static final int FREE = 4;

    /**
     * "limit consecutive failed authentication attempts … to no more than 100" (NIST SP 800-63B-4 §3.2.2): more than one address can fail.
     */
    private static final int FREE_PER_NAME = 100;

    /** Of all browsers together in which a user has signed in before: a thief of the password may have made many. */
    private static final int FREE_OF_KNOWN_BROWSERS = 20;

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofHours(1);

    /** The part of an IPv6 address that counts: its user chooses the rest (RFC 4291 §2.5.1). */
    private static final int SUBNET_BYTES = 8;

    @Inject
    AttemptStore attempts;

    @Inject
    DeviceCookie device;

    @Inject
    Settings settings;

    private int freePerAddress;

    /** Failures that count together. */
    record Budget(String key, Backoff pace) {

        Budget(String key, int free) {
            this(key, new Backoff(free, LONGEST, MEMORY));
        }
    }

    /**
     * One attempt with a password.
     *
     * @param own    whose failures a success forgets
     * @param shared with others
     * @param delay  how long to wait instead; zero if the password may be looked at
     */
    public record Try(Budget own, List<Budget> shared, Duration delay) {

        public boolean allowed() {
            return delay.isZero();
        }
    }

    @PostConstruct
    void begin() {
        begin(settings.passwords().addressFailures());
    }

    void begin(int addressFailures) {
        freePerAddress = addressFailures;
    }

    /** Begins a try; counts nothing. */
    public Try begin(String username, String address) {
        String user = user(username);
        return device.of(user).map(browser -> knownBrowser(user, browser)).orElseGet(() -> stranger(user, subscriber(address)));
    }

    private Try knownBrowser(String user, String browser) {
        return started(new Budget(Handles.hash("device", browser), FREE),
                List.of(new Budget(Handles.hash("devices", user), FREE_OF_KNOWN_BROWSERS)));
    }

    private Try stranger(String user, String address) {
        return started(new Budget(Handles.hash("username and address", user + " " + address), FREE),
                List.of(new Budget(user, FREE_PER_NAME), new Budget(Handles.hash("address", address), freePerAddress)));
    }

    /** Reads only: attempts that have to wait cause no writing. */
    private Try started(Budget own, List<Budget> shared) {
        return new Try(own, shared, attempts.wait(Stream.concat(Stream.of(own), shared.stream()).map(Budget::key).toList()));
    }

    /** The password was wrong: how long to wait before the user may learn that; zero if at once. */
    public Duration failed(Try done) {
        var counted = new ArrayList<Budget>();
        for (Budget budget : Stream.concat(Stream.of(done.own), done.shared.stream()).toList()) {
            Attempt attempt = attempts.failed(budget.key, budget.pace);
            if (!attempt.allowed()) {
                counted.forEach(narrower -> attempts.takeBack(narrower.key, 1));
                return attempt.delay();
            }
            counted.add(budget);
        }
        return Duration.ZERO;
    }

    /**
     * The password was right: how long to wait before the user may learn that; zero if at once. Then the failures of the own budget are
     * forgotten, and as many in each shared one. Not all there: otherwise the owner of one account could guess the passwords of others for
     * ever by signing in now and then.
     */
    public Duration succeeded(Try done) {
        Attempt own = attempts.succeeded(done.own.key, done.shared.stream().map(Budget::key).toList());
        if (own.allowed() && own.failures() > 0) {
            done.shared.forEach(budget -> attempts.takeBack(budget.key, own.failures()));
        }
        return own.delay();
    }

    /** A user has signed in by this name: from now on failures from other browsers do not delay this one. */
    public void remember(String username) {
        device.give(user(username));
    }

    /** Hashed: people type their password into the wrong field. */
    private static String user(String username) {
        return Handles.hash("username", username.strip().toLowerCase(Locale.ROOT));
    }

    private static String subscriber(String address) {
        InetAddress known = Networks.literal(address.replaceFirst("%.*", ""));
        return known instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), SUBNET_BYTES)) : address;
    }
}

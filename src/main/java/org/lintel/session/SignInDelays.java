package org.lintel.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Networks;
import org.lintel.config.Settings;
import org.lintel.model.Attempt;
import org.lintel.model.Pace;
import org.lintel.oauth.Handles;
import org.lintel.spi.AttemptStore;

/** Growing delays after wrong passwords, per user name (whether or not there is such a user) and per address. */
@ApplicationScoped
public class SignInDelays {

    private static final int FREE_PER_USER = 4;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration MEMORY = Duration.ofHours(1);

    /** What whoever has an IPv6 address has as well: the rest is theirs to choose (RFC 4291 §2.5.1). */
    private static final int SUBNET_BYTES = 8;

    @Inject
    AttemptStore attempts;

    @Inject
    Settings settings;

    private Pace perUser;
    private Pace perAddress;

    /**
     * Somebody types a password.
     *
     * @param delay        how long to wait instead; zero if it may be looked at
     * @param userFailures of this user name, this one included
     */
    public record Try(String userKey, String addressKey, Duration delay, int userFailures) {

        public boolean allowed() {
            return delay.isZero();
        }
    }

    @PostConstruct
    void begin() {
        begin(settings.passwords().addressFailures());
    }

    void begin(int freePerAddress) {
        perUser = new Pace(FREE_PER_USER, LONGEST, MEMORY);
        perAddress = new Pace(freePerAddress, LONGEST, MEMORY);
    }

    /** Begins a try, which counts as failed until it is {@link #succeeded} or {@link #notLookedAt}. */
    public Try begin(String username, String address) {
        String userKey = user(username);
        String addressKey = Handles.hash("address", subscriber(address));
        // first a look: a flood that has to wait causes no writing, and does not count for its victim
        Duration wait = attempts.wait(List.of(addressKey, userKey));
        if (!wait.isZero()) {
            return new Try(userKey, addressKey, wait, 0);
        }
        Attempt byAddress = attempts.begin(addressKey, perAddress);
        if (!byAddress.allowed()) {
            return new Try(userKey, addressKey, byAddress.delay(), 0);
        }
        Attempt byUser = attempts.begin(userKey, perUser);
        if (!byUser.allowed()) {
            attempts.takeBack(addressKey, 1);
        }
        return new Try(userKey, addressKey, byUser.delay(), byUser.failures());
    }

    /**
     * The password was right: the failures of the user name are forgotten, and the address is forgiven as many. Not all of its own: who
     * has one account could then guess the passwords of others for ever by signing in now and then.
     */
    public void succeeded(Try done) {
        attempts.forget(done.userKey);
        attempts.takeBack(done.addressKey, done.userFailures);
    }

    /** Nobody found out whether the password was right. */
    public void notLookedAt(Try given) {
        attempts.takeBack(given.userKey, 1);
        attempts.takeBack(given.addressKey, 1);
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

package org.lintel.config;

import java.time.Duration;

/**
 * The passwords of users, and attempts to guess them.
 *
 * @param memory          what hashing one costs, in KiB
 * @param iterations      how often that memory is gone through
 * @param concurrency     how many are hashed at once at the most
 * @param shortest        how many characters one has at least that a user chooses
 * @param temporary       how long one is good for choosing another one that an operator has given
 * @param addressFailures how many failed sign-ins of one address cause no delay
 */
public record PasswordSettings(int memory, int iterations, int concurrency, int shortest, Duration temporary, int addressFailures) {

    /** "A minimum of eight characters"; "SHOULD permit a maximum password length of at least 64" (NIST SP 800-63B-4 §3.1.1.2). */
    private static final int SHORTEST_MINIMUM = 8;
    private static final int LONGEST_MINIMUM = 64;

    static PasswordSettings read() {
        return new PasswordSettings(Values.number(Setting.PASSWORD_MEMORY, 8, 1 << 20), Values.number(Setting.PASSWORD_ITERATIONS, 1, 100),
                Values.number(Setting.PASSWORD_CONCURRENCY, 1, 1000),
                Values.number(Setting.PASSWORD_SHORTEST, SHORTEST_MINIMUM, LONGEST_MINIMUM), Values.duration(Setting.PASSWORD_TEMPORARY),
                Values.number(Setting.ADDRESS_FAILURES, 1, 1_000_000));
    }
}

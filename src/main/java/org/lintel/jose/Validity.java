package org.lintel.jose;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The time in which a JWT of another party is good (RFC 7519 §4.1.4 to §4.1.6); its clock may differ from ours by half a minute. */
public final class Validity {

    public static final Duration SKEW = Duration.ofSeconds(30);

    private static final double LATEST = 1e11;

    private Validity() {
    }

    /**
     * Whether it is good now.
     *
     * @return when it expires, or {@code null} if it never does
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Instant check(Map<String, Object> claims, Instant now) {
        Instant expires = moment(claims, "exp");
        if (expires != null && !now.isBefore(expires.plus(SKEW))) {
            throw new IllegalArgumentException("it has expired");
        }
        for (String name : List.of("nbf", "iat")) {
            Instant begin = moment(claims, name);
            if (begin != null && begin.isAfter(now.plus(SKEW))) {
                throw new IllegalArgumentException("its " + name + " is in the future");
            }
        }
        return expires;
    }

    private static Instant moment(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Number number && Math.abs(number.doubleValue()) < LATEST) {
            return Instant.ofEpochSecond(number.longValue());
        }
        throw new IllegalArgumentException("its " + name + " is no date");
    }
}

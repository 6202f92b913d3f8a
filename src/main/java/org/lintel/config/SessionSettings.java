package org.lintel.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a browser stays signed in, and by which cookies.
 *
 * @param sliding    whether use prolongs a session
 * @param rememberMe how long a user who asks for it stays signed in, the browser closed or not; empty if users cannot ask
 * @param sameSite   {@code SameSite} of the cookies by which a browser is signed in
 */
public record SessionSettings(Duration lifetime, boolean sliding, Optional<Duration> rememberMe, String sameSite) {

    private static final Duration LONGEST_COOKIE = Duration.ofDays(400);

    /** @param https whether the issuer is */
    static SessionSettings read(boolean https) {
        return new SessionSettings(Values.duration(Setting.SESSION_LIFETIME), Values.truth(Setting.SESSION_SLIDING), readRememberMe(),
                readSameSite(https));
    }

    private static Optional<Duration> readRememberMe() {
        Optional<Duration> longer = Values.durationOrOff(Setting.SESSION_REMEMBER_ME);
        if (longer.filter(duration -> duration.compareTo(LONGEST_COOKIE) > 0).isPresent()) {
            throw new ConfigurationException(Setting.SESSION_REMEMBER_ME, "is at most 400 days (P400D): browsers keep no cookie longer");
        }
        return longer;
    }

    /** Requests from other sites must carry them (silent renew, check-session), and browsers ask for {@code Secure} with that. */
    private static String readSameSite(boolean https) {
        String value = Settings.read(Setting.SESSION_SAME_SITE).orElse(https ? "none" : "lax");
        return switch (value) {
            case "lax" -> "Lax";
            case "none" -> {
                if (!https) {
                    throw new ConfigurationException(Setting.SESSION_SAME_SITE, "may be none with an https issuer only");
                }
                yield "None";
            }
            default -> throw new ConfigurationException(Setting.SESSION_SAME_SITE, "is none or lax, not \"" + value + "\"");
        };
    }
}

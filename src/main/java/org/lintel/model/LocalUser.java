package org.lintel.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.lintel.spec.Duty;

/**
 * A user together with the password, as the tutorial's list and the configuration file have it.
 *
 * @param subject      the {@code sub} of the user's tokens: at most 255 ASCII characters, never reassigned (OpenID Connect Core §2)
 * @param username     typed into the sign-in page
 * @param password     in plain text, for trying things out; {@code null} if there is a hash
 * @param passwordHash the hash of the password in a format that {@link org.lintel.spi.Passwords} reads; {@code null} if there is the
 * password
 * @param temporaryUntil the password is good for choosing another one alone, and that until then; {@code null} for one that the user may
 * keep
 * @param enabled      one who is not enabled cannot sign in
 * @param claims       about the user; {@code preferred_username} is the user name unless it is among them
 */
@Duty("Core 2 sub")
public record LocalUser(String subject, String username, @Nullable String password, @Nullable String passwordHash,
        @Nullable Instant temporaryUntil, boolean enabled, Claims claims) {

    public LocalUser {
        Check.plainName("subject", subject, 255);
        Check.plainName("username", username, 100);
        if ((password == null) == (passwordHash == null)) {
            throw new IllegalArgumentException("a user has either a password or a passwordHash");
        }
        Check.name(password == null ? "passwordHash" : "password", password == null ? passwordHash : password, 1000);
    }

    /** Begins an enabled user without claims. */
    public static Builder builder(String subject) {
        return new Builder(subject);
    }

    /**
     * What the other packages see: everything but the password. Where the claims do not say what the user likes to be called,
     * {@code preferred_username} (OpenID Connect Core §5.1) is the user name: many applications show nothing else.
     */
    public User user() {
        return new User(subject, username, enabled, claims.orElse("preferred_username", username));
    }

    @Override
    public String toString() {
        return user().toString();
    }

    /** A user in the making; not for use by several threads. Each method is named after the component that it sets. */
    public static final class Builder {

        private final String subject;
        private @Nullable String username;
        private @Nullable String password;
        private @Nullable String passwordHash;
        private @Nullable Instant temporaryUntil;
        private boolean enabled = true;
        private Claims claims = Claims.NONE;

        private Builder(String subject) {
            this.subject = subject;
        }

        public Builder username(String username) {
            this.username = username;
            return this;
        }

        public Builder password(String password) {
            this.password = password;
            return this;
        }

        public Builder passwordHash(String passwordHash) {
            this.passwordHash = passwordHash;
            return this;
        }

        public Builder temporaryUntil(@Nullable Instant temporaryUntil) {
            this.temporaryUntil = temporaryUntil;
            return this;
        }

        public Builder enabled(boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        public Builder claims(Claims claims) {
            this.claims = claims;
            return this;
        }

        /** Throws {@link IllegalArgumentException} with a sentence that names the component that is wrong. */
        @SuppressWarnings("NullAway") // what is missing, the record says
        public LocalUser build() {
            return new LocalUser(
                    subject, username, password, passwordHash, temporaryUntil, enabled, claims);
        }
    }
}

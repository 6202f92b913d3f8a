package org.lintel.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.lintel.model.LocalUser;
import org.lintel.model.Secret;
import org.lintel.model.User;

import java.time.Instant;

/** Users from a list. */
final class ListedUsers implements UserStore {

    /** Compared with when the name is unknown, so that this takes as long as a wrong password. */
    private static final Secret NOBODY = Secret.sha256("nobody");

    /**
     * One of password and hash is {@code null}.
     *
     * @param temporary lets nobody in here, where there is no way to choose another one
     */
    private record Entry(User user, @Nullable Secret password, @Nullable String hash, boolean temporary) {

        static Entry of(LocalUser local) {
            return new Entry(local.user(), local.password() == null ? null : Secret.sha256(local.password()), local.passwordHash(),
                    local.temporaryUntil() != null);
        }
    }

    private final @Nullable Passwords passwords;
    private final boolean hashed;
    private final Map<String, Entry> byUsername;
    private final Map<String, Entry> bySubject;

    ListedUsers(Collection<LocalUser> users, @Nullable Passwords passwords) {
        this.passwords = passwords;
        var entries = users.stream().map(Entry::of).toList();
        hashed = entries.stream().anyMatch(entry -> entry.hash != null);
        if (hashed && passwords == null) {
            throw new IllegalArgumentException("users with a passwordHash need Passwords to compare it with");
        }
        byUsername = Index.unique("users", "username", entries, entry -> entry.user.username());
        bySubject = Index.unique("users", "subject", entries, entry -> entry.user.subject());
    }

    @Override
    @SuppressWarnings("NullAway") // an entry has one of the two, and there is no hash without Passwords
    public Optional<User> authenticate(String username, String password) {
        Entry entry = byUsername.get(username);
        boolean right = (entry == null ? hashed : entry.hash != null)
                ? passwords.check(password, entry == null ? null : entry.hash).right()
                : (entry == null ? NOBODY : entry.password).matches(password, Instant.MIN);
        return right && entry != null && !entry.temporary ? Optional.of(entry.user) : Optional.empty();
    }

    @Override
    public Optional<User> find(String subject) {
        return Optional.ofNullable(bySubject.get(subject)).map(Entry::user);
    }
}

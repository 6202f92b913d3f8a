package org.lintel.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.lintel.model.LocalUser;
import org.lintel.model.Secret;
import org.lintel.model.User;

import java.time.Instant;

/** Users from a list. */
final class ListedUsers implements UserStore {

    /** Compared with when the name is unknown, so that this takes as long as a wrong password. */
    private static final Secret NOBODY = Secret.sha256("nobody");

    private record Entry(User user, Secret password) {
    }

    private final Map<String, Entry> byUsername;
    private final Map<String, Entry> bySubject;

    ListedUsers(Collection<LocalUser> users) {
        var entries = users.stream().map(local -> new Entry(local.user(), Secret.sha256(local.password()))).toList();
        byUsername = Index.unique("users", "username", entries, entry -> entry.user.username());
        bySubject = Index.unique("users", "subject", entries, entry -> entry.user.subject());
    }

    @Override
    public Optional<User> authenticate(String username, String password) {
        Entry entry = byUsername.get(username);
        boolean right = (entry == null ? NOBODY : entry.password).matches(password, Instant.MIN);
        return right && entry != null ? Optional.of(entry.user) : Optional.empty();
    }

    @Override
    public Optional<User> find(String subject) {
        return Optional.ofNullable(bySubject.get(subject)).map(Entry::user);
    }
}

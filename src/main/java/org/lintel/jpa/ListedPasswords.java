package org.lintel.jpa;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.lintel.config.Issuer;
import org.lintel.model.LocalUser;
import org.lintel.secret.ServerKey;
import org.lintel.spi.Passwords;

/**
 * Passwords that the configuration file has in plain text, as hashes. Whether one is still the same says a tag beside its hash: to compare
 * it with the hash is slow on purpose, and would be done for each of them at every start. Only the server key makes tags: to whoever has
 * the database alone they say nothing, and a password is guessed as slowly as by the hash.
 */
@ApplicationScoped
class ListedPasswords {

    private static final String PURPOSE = "password of the configuration file";

    @Inject
    Passwords passwords;

    @Inject
    ServerKey serverKey;

    @Inject
    Issuer issuer;

    /** What the database has of the file's password of a user. */
    record Known(String hash, @Nullable String tag) {
    }

    /** Those that the file had, or that were made of its passwords, by subject. */
    Map<String, Known> known(EntityManager entities) {
        return entities
                .createQuery("select u.id, u.listed, u.listedTag from UserRow u "
                        + "where u.issuer = :issuer and u.owner = :file and u.listed is not null", Object[].class)
                .setParameter("issuer", issuer.value()).setParameter("file", ListedRow.FILE).getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> new Known((String) row[1], (String) row[2])));
    }

    List<HashedUser> hashed(List<LocalUser> users, Map<String, Known> known) {
        return users.stream().map(user -> hashed(user, known.get(user.subject()))).toList();
    }

    /** The hash of a password that is the same stays the same: the user may have changed it since. */
    private HashedUser hashed(LocalUser user, @Nullable Known known) {
        if (user.passwordHash() != null) {
            return new HashedUser(user, null);
        }
        String hash = known != null && same(user, known) ? known.hash() : passwords.hash(user.password());
        LocalUser hashed = LocalUser.builder(user.subject()).username(user.username()).passwordHash(hash)
                .temporaryUntil(user.temporaryUntil()).enabled(user.enabled()).claims(user.claims()).build();
        // always by the newest key, so that an older one may go
        return new HashedUser(hashed, serverKey.tag(PURPOSE, text(user, hash)));
    }

    private boolean same(LocalUser user, Known known) {
        boolean tagged = known.tag() != null && serverKey.hasTag(PURPOSE, text(user, known.hash()), known.tag());
        return tagged || passwords.check(user.password(), known.hash()).right();
    }

    /** A subject has no line breaks, and the hash says its length: no two sets of them make the same text. */
    private static String text(LocalUser user, String hash) {
        return String.join("\n", user.subject(), String.valueOf(hash.length()), hash, user.password());
    }
}

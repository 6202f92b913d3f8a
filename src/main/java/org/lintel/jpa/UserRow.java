package org.lintel.jpa;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.lintel.json.JsonText;
import org.lintel.model.Claims;
import org.lintel.model.GivenPassword;
import org.lintel.model.LocalUser;
import org.lintel.model.User;

@Entity
@Table(name = "users")
@AttributeOverride(name = "id", column = @Column(name = "subject"))
class UserRow extends ListedRow<User> {

    @Column(nullable = false)
    String username;

    /** Hashed; empty as long as the user has none. */
    @Column(nullable = false)
    String password = "";

    /** Hashed, where {@link #password} is empty: one that was given by others, and is good for choosing the own one. */
    @Column(name = "temporary_password", nullable = false)
    String temporaryPassword = "";

    /** Until when. */
    @Column(name = "temporary_until")
    long temporaryUntil;

    /** The hash of what the configuration file has; {@link #password} is another one when the user has changed it, or it became better. */
    String listed;

    /** Of the password whose hash is {@link #listed}, if the file has it in plain text: see {@link ListedPasswords}. */
    @Column(name = "listed_tag")
    String listedTag;

    /** @param hashed with the {@link #listed} hash as long as the file's entry is the same, and then the password stays as it is */
    void takeWithPassword(HashedUser hashed) {
        LocalUser user = hashed.user();
        if (!user.passwordHash().equals(listed)) {
            give(new GivenPassword(user.passwordHash(), user.temporaryUntil()));
            listed = user.passwordHash();
        }
        listedTag = hashed.tag();
        take(user.user());
    }

    /** As the file lists it: with the hash that it had last. */
    LocalUser listedUser() {
        String hash = listed == null || listed.isEmpty() ? "none" : listed;
        return LocalUser.builder(id).username(username).passwordHash(hash).enabled(enabled).claims(entry().claims()).build();
    }

    /** As long as one of the two is there the other one is not. */
    void give(GivenPassword given) {
        boolean temporary = given.until() != null;
        password = temporary ? "" : given.hash();
        temporaryPassword = temporary ? given.hash() : "";
        temporaryUntil = temporary ? given.until().toEpochMilli() : 0;
    }

    /** Whether a password, if there is any, is good for choosing another one alone. */
    boolean hasTemporary() {
        return password.isEmpty();
    }

    /** Of the password that lets the user in now, or {@code null}. */
    @Nullable
    String hash(Instant now) {
        if (!hasTemporary()) {
            return password;
        }
        return now.toEpochMilli() < temporaryUntil ? temporaryPassword : null;
    }

    @Override
    boolean enabled(User user) {
        return user.enabled();
    }

    @Override
    void hold(User user) {
        username = user.username();
        data = JsonText.write(user.claims().values());
    }

    @Override
    User entry() {
        return new User(id, username, enabled, new Claims(JsonText.plain(JsonText.read(data))));
    }
}

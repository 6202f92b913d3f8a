package org.lintel.jpa;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.model.Claims;
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

    /** The hash of what the configuration file has; {@link #password} is another one when the user has changed it, or it became better. */
    String listed;

    /** @param user with a hash: the {@link #listed} one as long as the file's entry is the same, and then the password stays as it is */
    void takeWithPassword(LocalUser user) {
        if (!user.passwordHash().equals(listed)) {
            password = user.passwordHash();
            listed = user.passwordHash();
        }
        take(user.user());
    }

    /** As the file lists it: with the hash that it had last. */
    LocalUser listedUser() {
        String hash = listed == null || listed.isEmpty() ? "none" : listed;
        return LocalUser.builder(id).username(username).passwordHash(hash).enabled(enabled).claims(entry().claims()).build();
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

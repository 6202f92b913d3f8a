package org.lintel.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.lintel.json.JsonText;
import org.lintel.model.Claims;
import org.lintel.model.LocalUser;
import org.lintel.model.User;

@Entity
@Table(name = "users")
class UserRow extends Listed<LocalUser> {

    @Id
    String subject;

    @Column(nullable = false)
    String username;

    /** Hashed. */
    @Column(nullable = false)
    String password;

    boolean enabled;

    protected UserRow() {
    }

    UserRow(String subject) {
        this.subject = subject;
    }

    @Override
    String id() {
        return subject;
    }

    /** @param user with a hash */
    @Override
    void take(LocalUser user) {
        username = user.username();
        password = user.passwordHash();
        enabled = user.enabled();
        data = JsonText.write(user.claims().values());
    }

    User user() {
        return new User(subject, username, enabled, new Claims(JsonText.plain(JsonText.read(data))));
    }
}

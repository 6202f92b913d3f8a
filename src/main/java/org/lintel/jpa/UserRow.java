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
class UserRow extends ListedRow<LocalUser> {

    @Id
    String subject;

    @Column(nullable = false)
    String username;

    /** Hashed. */
    @Column(nullable = false)
    String password;

    /** The hash of what the configuration file has; {@link #password} is another one when the user has changed it, or it became better. */
    String listed;

    protected UserRow() {
    }

    UserRow(String subject) {
        this.subject = subject;
    }

    @Override
    String id() {
        return subject;
    }

    /** @param user with a hash: the {@link #listed} one as long as the file's entry is the same, and then the password stays as it is */
    @Override
    void take(LocalUser user) {
        username = user.username();
        if (!user.passwordHash().equals(listed)) {
            password = user.passwordHash();
            listed = user.passwordHash();
        }
        listed(user.enabled());
        data = JsonText.write(user.user().claims().values());
    }

    User user() {
        return new User(subject, username, enabled, new Claims(JsonText.plain(JsonText.read(data))));
    }
}

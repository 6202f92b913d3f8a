package org.lintel.jpa;

import org.jspecify.annotations.Nullable;
import org.lintel.model.LocalUser;

/**
 * A user of the configuration file as the database takes it over.
 *
 * @param user with a hash
 * @param tag  by which {@link ListedPasswords} knows the password again; {@code null} where the file has a hash itself
 */
record HashedUser(LocalUser user, @Nullable String tag) {

    String subject() {
        return user.subject();
    }
}

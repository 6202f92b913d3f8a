package org.lintel.spi;

import java.util.Optional;

import org.lintel.model.DirectoryEntry;
import org.lintel.model.GivenPassword;
import org.lintel.model.UnavailableException;
import org.lintel.model.User;

/** The wider face of a {@link UserStore} whose users can be managed; a store that has it fills the same place. */
public interface UserDirectory extends PasswordStore {

    /**
     * The users, by subject. Passwords are not among what is shown: one who is added has none, and cannot sign in by one until
     * {@link #givePassword} has given one.
     */
    Directory<User> users();

    /**
     * The user who signs in by exactly this name, enabled or not, for operators who know no subject. A store that cannot look for one
     * leaves it as it is.
     */
    default Optional<DirectoryEntry<User>> named(String username) {
        return Optional.empty();
    }

    /**
     * Gives the user another password, as {@link #changePassword}, of which the hash has been made before: that takes long, and nothing
     * else has to wait for it. A temporary one is good for {@link #admit} alone, until its time has come. This is a change of the user: the
     * entry has another version afterwards.
     *
     * @return whether there is such a user
     * @throws UnavailableException if it cannot be done now, with nothing changed
     */
    boolean givePassword(String subject, GivenPassword password);
}

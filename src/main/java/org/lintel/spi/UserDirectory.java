package org.lintel.spi;

import org.lintel.model.User;

/** The wider face of a {@link UserStore} whose users can be managed; a store that has it fills the same place. */
public interface UserDirectory extends PasswordStore {

    /**
     * The users, by subject. Passwords are not among what is shown: one who is added has none, and cannot sign in by one until
     * {@link #changePassword} has given one.
     */
    Directory<User> users();
}

package org.lintel.spi;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

import org.lintel.model.LocalUser;
import org.lintel.model.User;

/** Place: the people who may sign in. */
public interface UserStore {

    /**
     * The user with this name, if the password is right; whether the user is enabled is for the caller to see. An implementation does
     * the same work for an unknown name as for a wrong password, so that the time it takes does not tell which names exist
     * ({@link Passwords} helps with that).
     *
     * @param username as typed
     * @param password as typed; not to be logged or kept
     */
    Optional<User> authenticate(String username, String password);

    /**
     * Whom a right password lets in, and what for.
     *
     * @param temporary the password was given by somebody else: the user has to choose another one before anything else
     */
    record Admission(User user, boolean temporary) {
    }

    /**
     * What the password is good for; as {@link #authenticate}, to which temporary ones are wrong, and takes as long. The one
     * that signs users in asks this; a store without temporary passwords leaves it as it is.
     *
     * @param username as typed
     * @param password as typed; not to be logged or kept
     * @return absent if it is good for nothing
     */
    default Optional<Admission> admit(String username, String password) {
        return authenticate(username, password).map(user -> new Admission(user, false));
    }

    /** The user with this subject, enabled or not. */
    Optional<User> find(String subject);

    /**
     * The same for an access token of the user about which somebody asks: often, so that an answer from memory is good enough, as long as
     * what has been changed on another node is in it after {@code lintel.revocation.delay}, and what on this one at once.
     */
    default Optional<User> recall(String subject) {
        return find(subject);
    }

    /**
     * A store of these users, kept in memory; two of them with one name or one subject are an {@link IllegalArgumentException}, and so is
     * one whose password is hashed.
     */
    static UserStore of(Collection<LocalUser> users) {
        return new ListedUsers(users, null);
    }

    /** The same for users whose passwords may be hashed. */
    static UserStore of(Collection<LocalUser> users, Passwords passwords) {
        return new ListedUsers(users, passwords);
    }

    /** A store of these users, kept in memory. */
    static UserStore of(LocalUser... users) {
        return of(Arrays.asList(users));
    }
}

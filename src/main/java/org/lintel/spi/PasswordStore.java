package org.lintel.spi;

import org.lintel.model.UnavailableException;

/**
 * The wider face of a {@link UserStore} whose passwords can be changed. A store that has it fills the same place; where it has not, Lintel
 * shows no page that would change one.
 */
public interface PasswordStore extends UserStore {

    /**
     * Gives the user another password, which is not temporary, without a check of the old one. When this returns, {@link #authenticate}
     * knows the new one only, on every node.
     *
     * @param subject  whose
     * @param password in plain text, accepted by Lintel's rules; not to be logged, and to be kept as a hash only
     * @return whether there is such a user
     * @throws UnavailableException if it cannot be done now, with nothing changed
     */
    boolean changePassword(String subject, String password);
}

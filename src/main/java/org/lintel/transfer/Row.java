package org.lintel.transfer;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lintel.model.GivenPassword;

/**
 * A row of one of the lists.
 *
 * @param owner         {@code file}, {@link #appliedAs}, or {@code null} for what was added by others
 * @param sort          the position in the list
 * @param listedEnabled what the list said last of the flag; another flag is an operator's
 * @param version       counts the changes, whoever makes them
 * @param data          JSON
 * @param origins       of a client
 * @param username      of a user, and so the next two
 * @param password      {@code null} where there is none
 * @param listed        the hash that the list said last; another password is the user's own
 */
record Row(String id, @Nullable String owner, int sort, boolean enabled, @Nullable Boolean listedEnabled, int version, String data,
        Set<String> origins, @Nullable String username, @Nullable GivenPassword password, @Nullable String listed) {

    private static final String FILE = "file";
    static final String APPLIED = "apply@";

    /** Whether the configuration file of a server lists it. */
    boolean ofFile() {
        return FILE.equals(owner);
    }

    /** Whether it was applied, and may have been changed since. */
    boolean applied() {
        return owner != null && owner.startsWith(APPLIED);
    }

    /** Whether it is what was applied. */
    boolean untouched() {
        return appliedAs(version).equals(owner);
    }

    static String appliedAs(int version) {
        return APPLIED + version;
    }
}

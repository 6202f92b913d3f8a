package org.lintel.model;

/**
 * An entry of an {@link org.lintel.spi.Directory}.
 *
 * @param value   what it is
 * @param version changes with every change of the entry; means nothing but that
 * @param listed  whether the configuration file lists it: then only {@code enabled} can be changed elsewhere
 * @param drifted whether others have changed it since it was applied from a configuration that is kept elsewhere
 */
public record DirectoryEntry<T extends Record>(T value, long version, boolean listed, boolean drifted) {

    /** One that nobody applies from elsewhere. */
    public DirectoryEntry(T value, long version, boolean listed) {
        this(value, version, listed, false);
    }
}

package org.lintel.model;

/**
 * An entry of an {@link org.lintel.spi.Directory}.
 *
 * @param value   what it is
 * @param version changes with every change of the entry; means nothing but that
 * @param listed  whether the configuration file lists it: then only {@code enabled} can be changed elsewhere
 */
public record DirectoryEntry<T extends Record>(T value, long version, boolean listed) {
}

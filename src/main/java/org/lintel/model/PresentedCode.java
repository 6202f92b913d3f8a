package org.lintel.model;

/**
 * An authorization code that a client presents with all that belongs to it (RFC 6749 §4.1.3). It is used up when tokens are issued.
 * Immutable, and never stored.
 *
 * @param stored        the row that it has
 * @param authorization what it stands for
 */
public record PresentedCode(PersistedGrant stored, Authorization authorization) implements Granted {
}

package org.lintel.spi;

import java.util.List;

import org.lintel.model.SigningKey;

/**
 * Place: the keys that sign tokens.
 *
 * <p>The first key of an algorithm that has a private key signs; all are published, in this order. Some client libraries look at
 * the first published key only, so an RSA key with a certificate comes first. Answers should come from memory: the list is read on every
 * token. An implementation returns the same list instance until something changes.
 */
public interface SigningKeys {

    /** All keys to publish, those that sign first. */
    List<SigningKey> keys();
}

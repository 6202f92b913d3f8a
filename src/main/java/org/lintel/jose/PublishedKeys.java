package org.lintel.jose;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The keys that others verify our tokens with, as ready bytes (RFC 7517 §5). */
@ApplicationScoped
public class PublishedKeys {

    @Inject
    KeyRing ring;

    public byte[] jwks() {
        return ring.index().published();
    }

    /** The algorithms that tokens can be signed with. */
    public List<String> algorithms() {
        return List.copyOf(ring.index().signing().keySet());
    }
}

package org.lintel.jose;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.model.SigningKey;

/** The keys that others verify our tokens with, as ready bytes (RFC 7517 §5). */
@ApplicationScoped
public class PublishedKeys {

    @Inject
    KeyRing ring;

    public byte[] jwks() {
        return ring.index().published();
    }

    /** One of them, or one that was there once, as its JSON Web Key. */
    public static Map<String, Object> jwk(SigningKey key) {
        return Jwks.publicKey(key);
    }

    /** The algorithms that tokens can be signed with. */
    public List<String> algorithms() {
        return List.copyOf(ring.index().signing().keySet());
    }
}

package org.lintel.jose;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.ready.Condition;

/** There is a key that signs. */
@ApplicationScoped
class KeyToSignWith implements Condition {

    @Inject
    KeyRing ring;

    @Override
    public String name() {
        return "signing-key";
    }

    @Override
    public void check() {
        if (ring.index().signing().isEmpty()) {
            throw new IllegalStateException("there is no key to sign with");
        }
    }
}

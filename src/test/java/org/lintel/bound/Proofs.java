package org.lintel.bound;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.model.Caller;
import org.lintel.model.Confirmation;
import org.lintel.spi.ProofOfPossession;

/** Who has the key says so; a real one would sign. */
@ApplicationScoped
public class Proofs implements ProofOfPossession {

    @Override
    public boolean shown(Caller caller, Confirmation confirmation) {
        return caller.header("key").equals(confirmation.members().text("jkt"));
    }
}

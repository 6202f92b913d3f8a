package org.lintel.spi;

import org.lintel.model.Caller;
import org.lintel.model.Confirmation;

/**
 * Chain: how a request shows that a bound access token is presented by the client it was issued to (RFC 7800 §3, RFC 8705 §3, RFC 9449 §7).
 * A bound token that no member of the chain has seen proven is refused; for a bearer token no member is asked. Thread-safe.
 */
public interface ProofOfPossession {

    /**
     * @param caller       the request that has the token in its {@code Authorization} header
     * @param confirmation what the token is bound to; never {@link Confirmation#NONE}
     * @return whether the request proves it; {@code false} also for a confirmation of a kind that this does not know
     */
    boolean shown(Caller caller, Confirmation confirmation);
}

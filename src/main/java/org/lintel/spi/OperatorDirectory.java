package org.lintel.spi;

import org.lintel.model.Appointment;

/** The wider face of an {@link OperatorStore} whose operators can be managed; a store that has it fills the same place. */
public interface OperatorDirectory extends OperatorStore {

    /** The operators, by subject. */
    Directory<Appointment> operators();

    /**
     * Waits until no other transaction changes operators, on whichever node, and lets none do so before this one is over: what is looked at
     * afterwards, such as whether there is an administrator, stays true. To be called within {@link Transactions#together}, at its
     * beginning.
     */
    void awaitTurn();
}

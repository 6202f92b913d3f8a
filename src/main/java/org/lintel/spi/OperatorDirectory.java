package org.lintel.spi;

import org.lintel.model.Appointment;

/** The wider face of an {@link OperatorStore} whose operators can be managed; a store that has it fills the same place. */
public interface OperatorDirectory extends OperatorStore {

    /** The operators, by subject. */
    Directory<Appointment> operators();
}

package org.lintel.spi;

import java.util.List;

import org.lintel.contract.OperatorStoreContract;
import org.lintel.model.Appointment;

class OperatorStoreTest extends OperatorStoreContract {

    @Override
    protected OperatorStore storeOf(List<Appointment> appointments) {
        return OperatorStore.of(appointments);
    }
}

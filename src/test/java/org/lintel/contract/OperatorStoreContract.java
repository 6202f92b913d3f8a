package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.lintel.model.Appointment;
import org.lintel.model.Role;
import org.lintel.spi.OperatorStore;

/** What an {@link OperatorStore} has to keep. */
public abstract class OperatorStoreContract {

    private static final Appointment ADA = new Appointment("ada", true, Set.of(Role.AUDITOR, Role.CLIENT_OWNER), Set.of("shop", "bar"));
    private static final Appointment BERT = Appointment.of("bert", Role.ADMINISTRATOR);
    private static final Appointment RETIRED = new Appointment("cleo", false, Set.of(Role.ADMINISTRATOR), Set.of());

    /** A store that holds exactly these. */
    protected abstract OperatorStore storeOf(List<Appointment> appointments);

    @Test
    void whoIsAppointedIsFoundWithAllRoles() {
        OperatorStore store = storeOf(List.of(ADA, BERT));

        assertEquals(Optional.of(ADA), store.find("ada"));
        assertEquals(Optional.of(BERT), store.find("bert"));
    }

    @Test
    void whoIsNotAppointedOrNotAnyMoreIsNot() {
        OperatorStore store = storeOf(List.of(ADA, RETIRED));

        for (String subject : List.of("cleo", "dora", "ADA", "ad_", "", "' or '1'='1", "a\u0000", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store.find(subject));
        }
    }

    @Test
    void anAdministratorIsOneWhoIsEnabled() {
        assertTrue(storeOf(List.of(ADA, BERT)).hasAdministrator());
        assertFalse(storeOf(List.of(ADA, RETIRED)).hasAdministrator());
        assertFalse(storeOf(List.of()).hasAdministrator());
    }
}

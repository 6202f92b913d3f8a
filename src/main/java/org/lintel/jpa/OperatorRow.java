package org.lintel.jpa;

import java.util.Set;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.lintel.model.Appointment;
import org.lintel.model.Role;

@Entity
@Table(name = "operators")
@AttributeOverride(name = "id", column = @Column(name = "subject"))
class OperatorRow extends ListedRow<Appointment> {

    private static final Set<String> ELSEWHERE = Set.of("subject", "enabled");

    @Override
    boolean enabled(Appointment appointment) {
        return appointment.enabled();
    }

    @Override
    void hold(Appointment appointment) {
        write(appointment, ELSEWHERE);
    }

    @Override
    Appointment entry() {
        Appointment columns = new Appointment(id, enabled, Set.of(Role.AUDITOR), Set.of());
        return read(data, ELSEWHERE, columns, Appointment.class, "operator " + id);
    }
}

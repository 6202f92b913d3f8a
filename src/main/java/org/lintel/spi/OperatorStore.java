package org.lintel.spi;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.lintel.model.Appointment;
import org.lintel.model.UnavailableException;

/**
 * Place: which users are operators. Asked for each request of a user who manages, and never for anybody else. Any method throws
 * {@link UnavailableException} where it cannot be told now. Thread-safe.
 */
public interface OperatorStore {

    /** The enabled appointment of this user, as it is now: who has lost a role has it nowhere any more. */
    Optional<Appointment> find(String subject);

    /** Whether anybody is an administrator. */
    boolean hasAdministrator();

    /** A store of these, kept in memory; two of one subject are an {@link IllegalArgumentException}. */
    static OperatorStore of(Collection<Appointment> appointments) {
        Map<String, Appointment> bySubject = Index.unique("operators", "subject", appointments, Appointment::subject);
        return new OperatorStore() {

            @Override
            public Optional<Appointment> find(String subject) {
                return Optional.ofNullable(bySubject.get(subject)).filter(Appointment::enabled);
            }

            @Override
            public boolean hasAdministrator() {
                return bySubject.values().stream().anyMatch(Appointment::administers);
            }
        };
    }
}

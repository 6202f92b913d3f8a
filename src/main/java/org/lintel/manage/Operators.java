package org.lintel.manage;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

import org.jspecify.annotations.Nullable;
import org.lintel.file.Entries;
import org.lintel.model.Appointment;
import org.lintel.spi.Directory;
import org.lintel.spi.OperatorDirectory;
import org.lintel.spi.OperatorStore;

/** The users who manage. Nobody gives a role, or takes one, that reaches further than their own; the last administrator stays. */
@ApplicationScoped
public class Operators extends Registry<Appointment> {

    @Inject
    OperatorStore store;

    @Inject
    Instance<OperatorDirectory> wider;

    @Inject
    Entries entries;

    public Operators() {
        super(Area.OPERATORS, "operator", "subject");
    }

    /** What the user may do, now. */
    public Rights rights(String subject) {
        return store.find(subject).map(Rights::of).orElse(Rights.NONE);
    }

    @Override
    Optional<Directory<Appointment>> directory() {
        return wider.stream().findFirst().map(OperatorDirectory::operators);
    }

    @Override
    Appointment read(JsonObject object, String path) {
        return entries.operator(object, path);
    }

    @Override
    String idOf(Appointment value) {
        return value.subject();
    }

    @Override
    void permit(Operator who, @Nullable Appointment before, @Nullable Appointment after) {
        permit(who, before);
        permit(who, after);
    }

    private static void permit(Operator who, @Nullable Appointment appointment) {
        if (appointment != null && !who.rights().cover(Rights.of(appointment))) {
            throw ManagementException.forbidden("The roles of " + appointment.subject() + " reach further than what you may do yourself.");
        }
    }

    /** Two administrators cannot remove each other at the same time. */
    @Override
    void awaitTurn() {
        wider.get().awaitTurn();
    }

    @Override
    void settle(@Nullable Appointment before, @Nullable Appointment after) {
        boolean was = before != null && before.administers();
        boolean stays = after != null && after.administers();
        if (was && !stays && !store.hasAdministrator()) {
            throw new ManagementException(ManagementException.Reason.INVALID,
                    before.subject() + " is the last administrator: make somebody else one first.");
        }
    }
}

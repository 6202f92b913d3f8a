package org.lintel.manage;

import org.jspecify.annotations.Nullable;

import org.lintel.model.AuditActor;

/**
 * Who manages: a person, a program, or a person by way of a program.
 *
 * @param clientId the program, {@code null} for a person on a page of ours
 * @param subject  the person, {@code null} for a program that acts for itself
 * @param address  from where
 * @param request  the number of the request, {@code null} where there is none
 * @param rights   what that person or program may do
 */
public record Operator(@Nullable String clientId, @Nullable String subject, String address, @Nullable String request,
        Rights rights) {

    /** Whether this client is one of the operator's own. */
    boolean owns(String clientId) {
        return rights.clients().contains(clientId);
    }

    /** @throws ManagementException unless the operator may look at it */
    public void reading(Area area) {
        if (!rights.reads().contains(area)) {
            throw ManagementException.forbidden("You may not look at this: " + area.readScope() + " is needed.");
        }
    }

    /** @throws ManagementException unless the operator may change it */
    public void writing(Area area) {
        if (!rights.writes().contains(area)) {
            throw ManagementException.forbidden("You may not change this: " + area.writeScope() + " is needed.");
        }
    }

    AuditActor actor() {
        return new AuditActor(clientId, subject, address, request);
    }
}

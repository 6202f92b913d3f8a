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
 */
public record Operator(@Nullable String clientId, @Nullable String subject, String address, @Nullable String request) {

    AuditActor actor() {
        return new AuditActor(clientId, subject, address, request);
    }
}

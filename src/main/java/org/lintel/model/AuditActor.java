package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * Who did what is audited; what is not known or does not apply is {@code null}.
 *
 * @param clientId the application that called
 * @param subject  the user
 * @param address  from where
 * @param request  the number of the request, as logs have it
 */
public record AuditActor(@Nullable String clientId, @Nullable String subject, @Nullable String address, @Nullable String request) {

    public AuditActor {
        clientId = AuditRecord.storable(clientId, 200);
        subject = AuditRecord.storable(subject, 255);
        address = AuditRecord.storable(address, 100);
        request = AuditRecord.storable(request, 40);
    }
}

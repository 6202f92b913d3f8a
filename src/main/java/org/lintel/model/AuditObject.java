package org.lintel.model;

import org.jspecify.annotations.Nullable;

/**
 * What an audited change or event is about.
 *
 * @param type such as {@code client}, {@code user}, {@code session}
 * @param id   which one; {@code null} where there is only one, or in a query all of the type
 */
public record AuditObject(String type, @Nullable String id) {

    public AuditObject {
        type = type.substring(0, Math.min(type.length(), 40));
        id = AuditRecord.storable(id, 255);
    }
}

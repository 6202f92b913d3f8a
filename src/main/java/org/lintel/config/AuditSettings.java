package org.lintel.config;

import java.time.Duration;
import java.util.Set;

/**
 * What is kept of what happens, and for how long.
 *
 * @param lifetime of an entry of the audit log
 * @param leaveOut the events that have none, by the names that they have there
 * @param refusals how long a refused request can be looked up
 */
public record AuditSettings(Duration lifetime, Set<String> leaveOut, Duration refusals) {

    static AuditSettings read() {
        return new AuditSettings(Values.duration(Setting.AUDIT_LIFETIME), Set.copyOf(Values.list(Setting.AUDIT_LEAVE_OUT)),
                Values.duration(Setting.REFUSALS_LIFETIME));
    }
}

package org.lintel.config;

import java.time.Duration;
import java.util.Set;

/**
 * What is kept of what happens, and for how long.
 *
 * @param lifetime of an entry of the audit log
 * @param leaveOut the events that have none, by the names that they have there
 * @param refusals how long a refused request can be looked up
 * @param usageMonths for how many months it is kept what clients have used, the one that is now included
 */
public record AuditSettings(Duration lifetime, Set<String> leaveOut, Duration refusals, int usageMonths) {

    private static final int MOST_MONTHS = 1_200;

    static AuditSettings read() {
        return new AuditSettings(Values.duration(Setting.AUDIT_LIFETIME), Set.copyOf(Values.list(Setting.AUDIT_LEAVE_OUT)),
                Values.duration(Setting.REFUSALS_LIFETIME), Values.number(Setting.USAGE_MONTHS, 1, MOST_MONTHS));
    }
}

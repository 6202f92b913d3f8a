package org.lintel.manage;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Where a page of a list ends that is sorted by time, as {@link Page#next} tells it.
 *
 * @param moment of the last entry
 * @param id     of the last entry, for those of one moment
 */
record Position(Instant moment, String id) {

    /** @throws ManagementException if no page has told that */
    static Position of(String text) {
        try {
            int dot = text.indexOf('.');
            return new Position(Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(dot, 0)))), text.substring(dot + 1));
        } catch (NumberFormatException | DateTimeException e) {
            throw untold();
        }
    }

    static ManagementException untold() {
        return new ManagementException(ManagementException.Reason.INVALID, "after is none that a page has told.");
    }

    @Override
    public String toString() {
        return moment.toEpochMilli() + "." + id;
    }
}

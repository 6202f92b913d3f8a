package org.lintel.adminapi;

import java.time.Instant;
import java.time.format.DateTimeParseException;

import org.lintel.manage.ManagementException;

/** Moments in addresses (RFC 3339). */
final class Moments {

    private Moments() {
    }

    /**
     * @param name of the parameter
     * @param text its value, or {@code null}
     * @throws ManagementException if it is none
     */
    static Instant of(String name, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ManagementException(ManagementException.Reason.INVALID, name + " is a moment such as 2026-05-01T00:00:00Z.");
        }
    }
}

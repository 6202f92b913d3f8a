package org.lintel.adminapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.lintel.manage.ManagementException;

/**
 * Ids in paths. One with other characters than the unreserved ones of RFC 3986 §2.3, such as the address of an API, is written as
 * {@code ~} and its Base64url (RFC 4648 §5): servers and proxies take encoded slashes for an attack.
 */
final class Ids {

    private static final String PLAIN = "[A-Za-z0-9_][A-Za-z0-9._-]*+";

    private Ids() {
    }

    static String segment(String id) {
        return id.matches(PLAIN) ? id
                : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ManagementException if the segment is none */
    static String of(String segment) {
        if (!segment.startsWith("~")) {
            return segment;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(segment.substring(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ManagementException(ManagementException.Reason.UNKNOWN, "There is nothing at this address.");
        }
    }
}

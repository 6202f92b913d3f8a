package org.lintel.load;

import java.net.URI;
import java.util.OptionalLong;

/**
 * A server to be measured, on this machine.
 *
 * @param name     of its rows in the report
 * @param address  where it is asked; its issuer or, behind a proxy, its own address
 * @param pid      the process of its JVM
 * @param database the process, with children, of a database that nobody else uses meanwhile
 */
public record Target(String name, URI address, long pid, OptionalLong database) {

    /** {@code NAME=ADDRESS,PID[,DATABASE]} */
    static Target read(String text) {
        int equals = text.indexOf('=');
        String[] parts = text.substring(equals + 1).split(",");
        if (equals < 1 || parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException("NAME=ADDRESS,PID[,DATABASE], not " + text);
        }
        return new Target(text.substring(0, equals), URI.create(parts[0]), Long.parseLong(parts[1]),
                parts.length == 3 ? OptionalLong.of(Long.parseLong(parts[2])) : OptionalLong.empty());
    }
}

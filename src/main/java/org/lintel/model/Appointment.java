package org.lintel.model;

import java.util.HashSet;
import java.util.Set;

/**
 * A user who is an operator.
 *
 * @param subject of the user, whichever store has them: at most 255 characters
 * @param enabled one that is not enabled gives no role
 * @param roles   at least one
 * @param clients the ids of the clients that a {@link Role#CLIENT_OWNER} looks after; empty for anybody else
 */
public record Appointment(String subject, boolean enabled, Set<Role> roles, Set<String> clients) {

    public Appointment {
        Check.name("subject", subject, 255);
        roles = Set.copyOf(roles);
        clients = Set.copyOf(clients);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles has at least one");
        }
        if (roles.contains(Role.CLIENT_OWNER) == clients.isEmpty()) {
            throw new IllegalArgumentException("clients are those of a client-owner, who has at least one");
        }
    }

    /** One that is enabled, with these roles. */
    public static Appointment of(String subject, Role... roles) {
        return new Appointment(subject, true, Set.of(roles), Set.of());
    }

    /** One that is enabled, of somebody who looks after these clients. */
    public static Appointment ofOwner(String subject, String... clients) {
        return new Appointment(subject, true, Set.of(Role.CLIENT_OWNER), Set.of(clients));
    }

    /** The same user as an administrator, enabled, with the roles that they have. */
    public Appointment asAdministrator() {
        var more = new HashSet<>(roles);
        more.add(Role.ADMINISTRATOR);
        return new Appointment(subject, true, more, clients);
    }

    /** Whether it makes an administrator. */
    public boolean administers() {
        return enabled && roles.contains(Role.ADMINISTRATOR);
    }
}

package org.lintel.manage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.lintel.model.Appointment;
import org.lintel.model.Role;

/**
 * What somebody may look at and change.
 *
 * @param reads   what may be looked at
 * @param writes  what may be looked at and changed
 * @param clients the ids of clients that may be looked after besides, as their owner
 */
public record Rights(Set<Area> reads, Set<Area> writes, Set<String> clients) {

    public static final Rights NONE = new Rights(Set.of(), Set.of(), Set.of());
    public static final Rights ALL = new Rights(EnumSet.allOf(Area.class),
            Stream.of(Area.values()).filter(Area::changeable).collect(Collectors.toSet()), Set.of());

    /** To change includes to look. */
    public Rights {
        var all = new HashSet<>(reads);
        all.addAll(writes);
        reads = Set.copyOf(all);
        writes = Set.copyOf(writes);
        clients = Set.copyOf(clients);
    }

    /** What the scopes of an access token allow. */
    public static Rights of(Collection<String> scopes) {
        var reads = EnumSet.noneOf(Area.class);
        var writes = EnumSet.noneOf(Area.class);
        for (Area area : Area.values()) {
            if (scopes.contains(area.readScope())) {
                reads.add(area);
            }
            if (scopes.contains(area.writeScope())) {
                writes.add(area);
            }
        }
        return new Rights(reads, writes, Set.of());
    }

    /** What the roles of an operator allow. */
    public static Rights of(Appointment appointment) {
        Rights rights = new Rights(Set.of(), Set.of(), appointment.clients());
        for (Role role : appointment.roles()) {
            rights = rights.and(of(role));
        }
        return rights;
    }

    private static Rights of(Role role) {
        return switch (role) {
            case ADMINISTRATOR -> ALL;
            case AUDITOR -> new Rights(EnumSet.allOf(Area.class), Set.of(), Set.of());
            case HELPDESK -> new Rights(EnumSet.of(Area.REFUSALS), EnumSet.of(Area.USERS, Area.SESSIONS, Area.GRANTS), Set.of());
            case CLIENT_OWNER -> NONE;
        };
    }

    private Rights and(Rights more) {
        return new Rights(union(reads, more.reads), union(writes, more.writes), union(clients, more.clients));
    }

    /** As far as the scopes of a token go with which somebody manages by way of a program. Who owns clients changes them. */
    public Rights within(Rights scopes) {
        return new Rights(intersection(reads, scopes.reads), intersection(writes, scopes.writes),
                scopes.writes.contains(Area.CLIENTS) ? clients : Set.of());
    }

    /** Whether there is nothing that the other ones allow and these do not. */
    boolean cover(Rights others) {
        return reads.containsAll(others.reads) && writes.containsAll(others.writes)
                && (writes.contains(Area.CLIENTS) || clients.containsAll(others.clients));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static <T> Set<T> intersection(Set<T> some, Set<T> others) {
        var both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}

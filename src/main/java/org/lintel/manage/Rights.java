package org.lintel.manage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may look at and change.
 *
 * @param reads  what may be looked at
 * @param writes what may be looked at and changed
 */
public record Rights(Set<Area> reads, Set<Area> writes) {

    public static final Rights ALL = new Rights(EnumSet.allOf(Area.class), EnumSet.allOf(Area.class));

    /** To change includes to look. */
    public Rights {
        var all = EnumSet.noneOf(Area.class);
        all.addAll(reads);
        all.addAll(writes);
        reads = Set.copyOf(all);
        writes = Set.copyOf(writes);
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
        return new Rights(reads, writes);
    }
}

package org.lintel.jpa;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

/** Whose rows stand beside those of this issuer: of no use to it, which who changes {@code lintel.issuer} may not expect. */
final class OtherIssuers {

    private OtherIssuers() {
    }

    /** A sentence for each of them. */
    static List<String> in(EntityManager entities, String issuer) {
        var found = new TreeMap<String, TreeMap<String, Long>>();
        for (String rows : List.of("UserRow", "ClientRow")) {
            entities.createQuery("select r.issuer, count(r.id) from " + rows + " r where r.issuer <> :own group by r.issuer",
                    Object[].class).setParameter("own", issuer).getResultStream()
                    .forEach(row -> found.computeIfAbsent((String) row[0], other -> new TreeMap<>())
                            .put(rows.equals("UserRow") ? "users" : "clients", (Long) row[1]));
        }
        return found.entrySet().stream().map(other -> other.getValue().entrySet().stream()
                .map(rows -> rows.getValue() + " " + rows.getKey())
                .collect(Collectors.joining(" and ", "the database has ", " of the issuer " + other.getKey() + ", which " + issuer
                        + " does not see")))
                .toList();
    }
}

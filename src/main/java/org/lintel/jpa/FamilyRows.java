package org.lintel.jpa;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Subquery;

/**
 * Which families are revoked: one row for each, and none for the others. A node of the version before makes one for each family, to lock
 * it; as long as that says nothing of a revocation it counts as none.
 */
final class FamilyRows {

    private final EntityManager entities;
    private final String issuer;

    FamilyRows(EntityManager entities, String issuer) {
        this.entities = entities;
        this.issuer = issuer;
    }

    /**
     * Of two at once the primary key, or the lock of a row that is there, lets one wait.
     *
     * @param families with the time until which the revocation of each has to be remembered; it may be remembered longer
     */
    void revoke(Map<String, Long> families) {
        if (families.isEmpty()) {
            return;
        }
        List<String> known = entities.createQuery("select f.id from FamilyRow f where f.id in :ids and f.issuer = :issuer", String.class)
                .setParameter("ids", families.keySet()).setParameter("issuer", issuer).getResultList();
        if (!known.isEmpty() && prolong(known, families.values().stream().mapToLong(Long::longValue).max().orElseThrow()) < known.size()) {
            throw new Collision("one was forgotten in between");
        }
        var fresh = new HashSet<>(families.keySet());
        fresh.removeAll(known);
        fresh.forEach(family -> entities.persist(new FamilyRow(new RowId(family, issuer), families.get(family))));
        entities.flush();
    }

    private int prolong(List<String> known, long until) {
        return entities.createQuery("update FamilyRow f set f.revokedUntil = function('greatest', coalesce(f.revokedUntil, 0), :until), "
                + "f.expires = function('greatest', f.expires, :until) where f.id in :ids and f.issuer = :issuer")
                .setParameter("until", until).setParameter("ids", known).setParameter("issuer", issuer).executeUpdate();
    }

    /** What there is in the family of the grant if that is revoked. */
    static Subquery<String> revocation(CriteriaBuilder is, CriteriaQuery<GrantRow> query, Root<GrantRow> grant, long now) {
        Subquery<String> revocation = query.subquery(String.class);
        Root<FamilyRow> family = revocation.from(FamilyRow.class);
        return revocation.select(family.get("id")).where(is.equal(family.get("id"), grant.get("family")),
                is.equal(family.get("issuer"), grant.get("issuer")), is.gt(family.get("revokedUntil"), now));
    }
}

package org.lintel.jpa;

import java.time.Instant;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * Nothing enters a revoked family. "Insert unless there is a mark" would not do: the condition sees no mark that is not committed yet, nor
 * does a revocation see a row that is not, and once both are committed a member has entered after its revocation returned. So a family has
 * a row from its first member or its revocation on, and entering and revoking change it, by one conditional update each. The row lock lets
 * one wait for the other's commit: either the member is there before the revocation returns, or the condition, tried on the row as it then
 * is, fails and nothing is stored. Where there is no row yet both insert it, and its primary key lets one of them wait, fail and try again.
 */
final class FamilyRows {

    private static final String REVOCATION = "update FamilyRow f set f.revokedUntil = :until, "
            + "f.expires = function('greatest', f.expires, :until) where ";
    private static final String UNLESS_LONGER = " and (f.revokedUntil is null or f.revokedUntil < :until)";

    private final EntityManager entities;
    private final String issuer;

    FamilyRows(EntityManager entities, String issuer) {
        this.entities = entities;
        this.issuer = issuer;
    }

    /** For a family without members. */
    void begin(String family, long until) {
        entities.persist(new FamilyRow(key(family), until, null));
        entities.flush();
    }

    /** Holds on to the family's row until the transaction ends; {@code false} if it is revoked. */
    boolean enter(String family, long until, Instant now) {
        boolean entered = entities.createQuery("update FamilyRow f set f.expires = function('greatest', f.expires, :until) "
                + "where f.id = :id and f.issuer = :issuer and (f.revokedUntil is null or f.revokedUntil <= :now)")
                .setParameter("until", until).setParameter("id", family).setParameter("issuer", issuer)
                .setParameter("now", now.toEpochMilli()).executeUpdate() > 0;
        if (entered) {
            return true;
        }
        FamilyRow row = entities.find(FamilyRow.class, key(family));
        if (row == null) {
            begin(family, until);
            return true;
        }
        if (!row.revoked(now)) {
            throw new Collision("the family was made in between");
        }
        return false;
    }

    /** @param families with the time until which the revocation of each has to be remembered; it may be remembered longer */
    void revoke(Map<String, Long> families) {
        if (families.isEmpty()) {
            return;
        }
        long latest = families.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        Query all = entities.createQuery(REVOCATION + "f.id in :ids and f.issuer = :issuer" + UNLESS_LONGER)
                .setParameter("until", latest).setParameter("ids", families.keySet()).setParameter("issuer", issuer);
        if (all.executeUpdate() < families.size()) {
            families.forEach(this::revoke);
        }
    }

    void revoke(String family, long until) {
        boolean marked = entities.createQuery(REVOCATION + "f.id = :id and f.issuer = :issuer" + UNLESS_LONGER)
                .setParameter("until", until).setParameter("id", family).setParameter("issuer", issuer).executeUpdate() > 0;
        if (!marked) {
            FamilyRow row = entities.find(FamilyRow.class, key(family));
            if (row == null) {
                entities.persist(new FamilyRow(key(family), until, until));
            } else if (row.revokedUntil == null || row.revokedUntil < until) {
                throw new Collision("the family was made in between");
            }
        }
    }

    private RowId key(String family) {
        return new RowId(family, issuer);
    }
}

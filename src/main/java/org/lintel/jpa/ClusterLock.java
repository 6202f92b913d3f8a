package org.lintel.jpa;

import jakarta.persistence.EntityManager;

/** For what one node does at a time. */
final class ClusterLock {

    private ClusterLock() {
    }

    /** Waits until no other node has the turn, and takes it; it ends with the transaction. */
    static void await(EntityManager entities, String what) {
        entities.createNativeQuery("select id from turns where id = ?1 for update").setParameter(1, what).getSingleResult();
    }

    /** Whether no other node has the turn; then it is ours until the transaction ends. Does not wait. */
    static boolean take(EntityManager entities, String what) {
        return !entities.createNativeQuery("select id from turns where id = ?1 for update skip locked").setParameter(1, what)
                .getResultList().isEmpty();
    }
}

package org.lintel.model;

/**
 * Where an {@link org.lintel.spi.AuditLog} begins and ends.
 *
 * @param purged     the last position whose time was over, 0 if there is none
 * @param purgedHash the hash of the entry that was there, {@link AuditEntry#BEGINNING} if there was none: what follows begins with it
 * @param last       the position of the newest entry, 0 if there has been none
 * @param lastHash   the hash of the newest entry
 */
public record AuditChain(long purged, String purgedHash, long last, String lastHash) {

    /** Of a log that has no entries yet. */
    public static final AuditChain NEW = new AuditChain(0, AuditEntry.BEGINNING, 0, AuditEntry.BEGINNING);

    /** With this entry at its end. */
    public AuditChain to(AuditEntry newest) {
        return new AuditChain(purged, purgedHash, newest.position(), newest.hash());
    }

    /** Without the entries up to this one. */
    public AuditChain from(AuditEntry lastPurged) {
        return new AuditChain(lastPurged.position(), lastPurged.hash(), last, lastHash);
    }
}

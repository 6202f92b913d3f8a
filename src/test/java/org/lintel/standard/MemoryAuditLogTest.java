package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.lintel.contract.AuditLogContract;
import org.lintel.model.AuditActor;
import org.lintel.model.AuditQuery;
import org.lintel.model.AuditRecord;
import org.lintel.spi.AuditLog;

class MemoryAuditLogTest extends AuditLogContract {

    @Override
    protected AuditLog log() {
        return new MemoryAuditLog();
    }

    @Test
    void theOldestMakeRoom() {
        AuditLog log = log();
        var record = new AuditRecord(Instant.EPOCH, "a", new AuditActor(null, null, null, null), null, null, null);
        log.append(Collections.nCopies(MemoryAuditLog.MOST + 7, record));

        assertThat(log.chain().purged()).isEqualTo(7);
        assertThat(log.verify().intact()).isTrue();
        assertThat(log.verify().entries()).isEqualTo(MemoryAuditLog.MOST);
        assertThat(log.page(AuditQuery.newest(1)).get(0).position()).isEqualTo(MemoryAuditLog.MOST + 7);
    }
}

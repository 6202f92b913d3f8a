package org.lintel.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.lintel.contract.RefusalLogContract;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation;
import org.lintel.spi.RefusalLog;

class MemoryRefusalLogTest extends RefusalLogContract {

    @Override
    protected RefusalLog log() {
        var log = new MemoryRefusalLog();
        log.clock = Clock.systemUTC();
        return log;
    }

    @Test
    void theOldestMakeRoom() {
        RefusalLog log = log();
        Instant later = Instant.now().plusSeconds(1000);
        log.keep(IntStream.rangeClosed(0, MemoryRefusalLog.MOST).mapToObj(i -> new Refusal("n" + i, Instant.now(), "/", "e", "r", null,
                new RefusalExplanation(null, List.of(), null))).toList(), later);

        assertThat(log.find("n0")).isEmpty();
        assertThat(log.find("n1")).isPresent();
    }
}

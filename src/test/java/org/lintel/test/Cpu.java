package org.lintel.test;

import java.time.Duration;
import java.util.List;

/** Processor time. */
final class Cpu {

    private Cpu() {
    }

    static Duration of(List<ProcessHandle> processes) {
        return processes.stream().flatMap(process -> process.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }
}

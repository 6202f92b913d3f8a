package org.lintel.metrics;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.prometheus.metrics.core.metrics.Histogram;

/** How long requests take. */
@ApplicationScoped
public class RequestDurations {

    /** In seconds: from what is answered from memory to what waits for passwords that are hashed. */
    private static final double[] BOUNDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10};
    private static final double NANOS = 1e9;

    /** By the first digit. */
    private static final String[] STATUS = {"0xx", "1xx", "2xx", "3xx", "4xx", "5xx", "6xx", "7xx", "8xx", "9xx"};

    @Inject
    Metrics metrics;

    private Histogram durations;

    /** Exemplars would come with a thread, which outlives the application. */
    @PostConstruct
    void begin() {
        durations = Histogram.builder().name("lintel_request_duration_seconds")
                .help("Time that requests took from the last byte of their bodies to the answer, by endpoint and class of status.")
                .labelNames("endpoint", "status").classicOnly().classicUpperBounds(BOUNDS).withoutExemplars().register(metrics.registry());
    }

    /**
     * @param endpoint where it went: one of few addresses, not what was sent
     * @param status   of the answer
     * @param nanos    how long it took
     */
    public void took(String endpoint, int status, long nanos) {
        durations.labelValues(endpoint, STATUS[Math.min(status / 100, STATUS.length - 1)]).observe(nanos / NANOS);
    }
}

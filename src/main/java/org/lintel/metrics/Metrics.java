package org.lintel.metrics;

import static java.lang.System.Logger.Level.DEBUG;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** All metrics of this node. */
@ApplicationScoped
public class Metrics {

    private static final System.Logger LOG = System.getLogger(Metrics.class.getName());
    private static final PrometheusTextFormatWriter TEXT = PrometheusTextFormatWriter.create();

    @Inject
    @Any
    Instance<Readings> instruments;

    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** Where what is counted as it happens is registered. */
    PrometheusRegistry registry() {
        return registry;
    }

    /** The media type of {@link #text}. */
    public String type() {
        return TEXT.getContentType();
    }

    /** In Prometheus' text format, in UTF-8. */
    public byte[] text() {
        var out = new ByteArrayOutputStream();
        try {
            TEXT.write(out, new MetricSnapshots(Stream.concat(registry.scrape().stream(), read()).toList()), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Stream<MetricSnapshot> read() {
        Map<String, List<Reading>> byName = new LinkedHashMap<>();
        for (Readings instrument : instruments) {
            try {
                instrument.readings().forEach(reading -> byName.computeIfAbsent(reading.name(), name -> new ArrayList<>()).add(reading));
            } catch (RuntimeException e) {
                LOG.log(DEBUG, "cannot be read now", e);
            }
        }
        return byName.values().stream().map(Metrics::metric);
    }

    private static MetricSnapshot metric(List<Reading> readings) {
        Reading first = readings.get(0);
        if (first.kind() == Reading.Kind.RISES) {
            var counter = CounterSnapshot.builder().name(first.name()).help(first.help());
            readings.forEach(reading -> counter
                    .dataPoint(CounterDataPointSnapshot.builder().value(reading.value()).labels(labels(reading)).build()));
            return counter.build();
        }
        var gauge = GaugeSnapshot.builder().name(first.name()).help(first.help());
        readings.forEach(reading -> gauge
                .dataPoint(GaugeDataPointSnapshot.builder().value(reading.value()).labels(labels(reading)).build()));
        return gauge.build();
    }

    private static Labels labels(Reading reading) {
        Labels.Builder labels = Labels.builder();
        reading.labels().forEach(labels::label);
        return labels.build();
    }
}

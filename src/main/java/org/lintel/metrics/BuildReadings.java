package org.lintel.metrics;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.config.Version;

/** Which version runs here. */
@ApplicationScoped
public class BuildReadings implements Readings {

    @Override
    public List<Reading> readings() {
        return List.of(Reading.gauge("lintel_build_info", "Always 1; the version is in the label.", 1).with("version", Version.running()));
    }
}
